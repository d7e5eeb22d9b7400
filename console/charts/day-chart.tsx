/** A chart over days, with axes and units; its table stands behind it. */
import { useEffect, useRef, useState } from 'react';
import { Button } from 'tdesign-react';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

import { colour, useMode } from '../services/theme';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface Series {
  readonly name: string;
  /** A colour of theme.css. */
  readonly colour: string;
  readonly kind: 'line' | 'bar';
  /** In the chart's unit, for drawing alone. */
  readonly values: readonly number[];
  /** As the table and the tip say them. */
  readonly texts: readonly string[];
}

interface Props {
  readonly title: string;
  readonly unit: string;
  readonly days: readonly string[];
  readonly series: readonly Series[];
}

export function DayChart(props: Props) {
  const { title, unit, days, series } = props;
  const [isTable, setIsTable] = useState(false);
  return (
    <figure className="card chart">
      <figcaption>
        <span>
          {title}
          <small className="hint"> {unit}</small>
        </span>
        <Button variant="text" size="small" theme="default" onClick={() => setIsTable(!isTable)}>
          {isTable ? '看图' : '看表'}
        </Button>
      </figcaption>
      {isTable ? <Table days={days} series={series} unit={unit} /> : <Drawing {...props} />}
    </figure>
  );
}

function Drawing({ title, unit, days, series }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const mode = useMode();
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.setOption(optionOf({ title, unit, days, series }));
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [title, unit, days, series, mode]);
  return <div ref={place} className="drawing" role="img" aria-label={`${title}（${unit}）`} />;
}

function optionOf({ unit, days, series }: Props): EChartsCoreOption {
  const [line, hint, text] = [colour('line'), colour('text-3'), colour('text-2')];
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 40, bottom: 4, containLabel: true },
    legend: { show: series.length > 1, right: 8, top: 0, textStyle: { color: text }, itemHeight: 8 },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colour('card'),
      borderColor: line,
      textStyle: { color: colour('text-1'), fontSize: 12 },
      formatter: (points: readonly { readonly dataIndex: number }[]) =>
        tipOf(days, series, points[0]?.dataIndex ?? 0),
    },
    xAxis: {
      type: 'category',
      data: days.map((day) => day.slice(5)),
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: hint, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: unit,
      scale: series.every(({ kind }) => kind === 'line'),
      nameTextStyle: { color: hint, align: 'left' },
      axisLabel: { color: hint },
      splitLine: { lineStyle: { color: line } },
    },
    series: series.map(({ name, kind, values, colour: of }) => ({
      name,
      type: kind,
      data: values,
      color: colour(of),
      showSymbol: values.length < 2,
      lineStyle: { width: 2 },
      barMaxWidth: 18,
    })),
  };
}

function tipOf(days: readonly string[], series: readonly Series[], i: number): string {
  // Days and amounts alone: nothing that people wrote.
  return [days[i], ...series.map(({ name, texts }) => `${name}\u3000${texts[i] ?? '—'}`)].join('<br/>');
}

function Table({ days, series, unit }: Omit<Props, 'title'>) {
  return (
    <div className="behind">
      <table>
        <thead>
          <tr>
            <th>日期</th>
            {series.map(({ name }) => (
              <th key={name} className="amount">
                {name}（{unit}）
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days
            .map((day, i) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                {series.map(({ name, texts }) => (
                  <td key={name} className="amount">
                    {texts[i]}
                  </td>
                ))}
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </div>
  );
}
