/** 自营商品: the platform's own goods with prices, stock and pictures; whole files in and out. */
import { useState } from 'react';
import { Button } from 'tdesign-react';

import { call } from '../../services/mall';
import { csvFile } from '../../services/csv';
import { saveFile } from '../../services/save-file';
import { OWN_SHOP } from '../../services/own-shop';
import { countOf, rateText, yuanText } from '../../services/amounts';
import { dayOf } from '../../services/times';
import type { Words } from '../../services/words';
import { textOf, type Task } from '../../dialogs/task';
import { Facts } from '../../shell/facts';
import { Picture } from '../../shell/picture';
import { Pictured, StateTag } from '../../table/cells';
import type { Cursor, List } from '../../table/list';
import { ListPage } from '../../table/list-page';
import { editProduct } from './edit';
import { ImportDialog } from './import-dialog';
import { descriptionText, kindText, linesOf, specsText, type Row } from './lines';

const SALE: Words<'on' | 'off'> = { on: ['在售', 'success'], off: ['下架', 'default'] };
const saleOf = ({ product }: Row): 'on' | 'off' => (product.onSale ? 'on' : 'off');
const stockOf = ({ skus }: Row): number => skus.reduce((sum, { stock }) => sum + stock, 0);

function priceText({ product: { lowestFen, highestFen } }: Row): string {
  return lowestFen === highestFen ? yuanText(lowestFen) : `${yuanText(lowestFen)} – ${yuanText(highestFen)}`;
}

const list: List<Row> = {
  title: '自营商品',
  note: '平台自己采购与销售的商品和项目；商家的商品由商家自己上架',
  empty: '还没有商品，新建一件或导入一个文件',
  id: ({ product }) => product._id,
  load: (after) => call('catalogue', { after, limit: 50 }),
  columns: [
    {
      title: '商品',
      text: ({ product }) => product.title,
      cell: ({ product }) => <Pictured picture={product.pictures[0] ?? ''} title={product.title} />,
    },
    { title: '编号', text: ({ product }) => product.code, width: 84 },
    { title: '类型', text: ({ product }) => kindText(product.kind), width: 60 },
    { title: '分类', text: ({ product }) => product.categoryId, width: 110 },
    { title: '规格', text: ({ skus }) => `${skus.length} 个`, isAmount: true, width: 60 },
    { title: '售价', text: priceText, isAmount: true, width: 150 },
    { title: '库存', text: (row) => String(stockOf(row)), isAmount: true, width: 70 },
    { title: '已售', text: ({ product }) => String(product.sold), isAmount: true, width: 70 },
    {
      title: '状态',
      text: (row) => SALE[saleOf(row)][0],
      cell: (row) => <StateTag words={SALE} state={saleOf(row)} />,
      width: 80,
    },
  ],
  creations: [{ label: '新建商品', task: () => editProduct(null) }],
  actions: [
    { label: '编辑', task: editProduct },
    { label: '改库存', task: setStock },
    { label: '上下架', task: (row) => setOnSale(row, !row.product.onSale) },
    { label: '积分兑换', task: (row) => setForPoints(row, row.product.isForPoints !== true) },
  ],
  detail: (row) => <Detail row={row} />,
};

export function Catalogue() {
  const [isImporting, setIsImporting] = useState(false);
  const [round, setRound] = useState(0);
  return (
    <>
      <ListPage key={round} list={list}>
        <Button variant="outline" onClick={() => setIsImporting(true)}>
          导入 CSV
        </Button>
        <Button variant="outline" theme="default" onClick={() => void exportAll()}>
          导出全部规格
        </Button>
      </ListPage>
      {isImporting && (
        <ImportDialog onClose={() => setIsImporting(false)} onDone={() => setRound(round + 1)} />
      )}
    </>
  );
}

/** In the form that can be imported again. */
async function exportAll(): Promise<void> {
  const rows: Row[] = [];
  for (let after: Cursor | null = null; ;) {
    const page: { readonly rows: readonly Row[]; readonly next: Cursor | null } = await call('catalogue', {
      after,
      limit: 50,
    });
    rows.push(...page.rows);
    after = page.next;
    if (after === null) break;
  }
  saveFile(`商品-${dayOf(Date.now())}.csv`, csvFile(linesOf(rows)));
}

function setOnSale({ product }: Row, onSale: boolean): Task {
  return {
    title: `${onSale ? '上架' : '下架'}「${product.title}」`,
    note: onSale ? '上架后顾客马上可以购买。' : '下架后不能再下单；已下的订单照常履行。',
    changes: () => [{ what: '状态', before: onSale ? '下架' : '在售', after: onSale ? '在售' : '下架' }],
    label: onSale ? '确认上架' : '确认下架',
    run: (_values, requestId) =>
      call('shop.setOnSale', { merchantId: OWN_SHOP, productId: product._id, onSale }, requestId),
    done: onSale ? '已上架' : '已下架',
  };
}

function setForPoints({ product }: Row, isForPoints: boolean): Task {
  const textFor = (isOpen: boolean): string => (isOpen ? '可以用积分兑换' : '只卖，不兑换');
  return {
    title: `${isForPoints ? '开放' : '停止'}「${product.title}」的积分兑换`,
    note: isForPoints
      ? '会员可以按当日价格用托管账户的积分兑换，这些积分随即销毁。'
      : '不再接受新的兑换；已兑换的订单照常履行。',
    changes: () => [{ what: '积分兑换', before: textFor(!isForPoints), after: textFor(isForPoints) }],
    label: isForPoints ? '确认开放' : '确认停止',
    run: (_values, requestId) => call('setForPoints', { productId: product._id, isForPoints }, requestId),
    done: isForPoints ? '已开放，在售的商品马上可兑换' : '已停止兑换',
  };
}

function setStock(row: Row): Task {
  const { product, skus } = row;
  const skuIn = (id: string): Row['skus'][number] | undefined => skus.find(({ _id }) => _id === id);
  return {
    title: `改「${product.title}」的库存`,
    note: '填盘点后的实际数量；下单和退货会继续增减。',
    fields: [
      {
        key: 'sku',
        label: '规格',
        kind: 'select',
        options: skus.map((sku) => ({ value: sku._id, label: specsText(row, sku) || product.title })),
      },
      { key: 'stock', label: '库存', kind: 'count' },
    ],
    first: { sku: skus[0]?._id ?? '', stock: String(skus[0]?.stock ?? 0) },
    changes: (values) => [
      {
        what: '库存',
        before: String(skuIn(textOf(values, 'sku'))?.stock ?? ''),
        after: textOf(values, 'stock'),
      },
    ],
    label: '确认修改',
    run: (values, requestId) =>
      call(
        'shop.setStock',
        {
          merchantId: OWN_SHOP,
          productId: product._id,
          skuId: textOf(values, 'sku'),
          stock: countOf(textOf(values, 'stock')) ?? 0,
          seen: skuIn(textOf(values, 'sku'))?.stock ?? 0,
        },
        requestId,
      ),
    done: '库存已改',
  };
}

function Detail({ row }: { readonly row: Row }) {
  const { product, skus } = row;
  return (
    <>
      <Facts
        title={product.title}
        facts={[
          ['编号', product.code],
          ['商品编号（链接用）', product._id],
          ['副标题', product.subtitle],
          ['积分兑换', product.isForPoints === true ? '可以' : '不可以'],
          ['医疗广审号', product.advertisingApproval ?? ''],
          ['说明', descriptionText(row)],
          ['图片', product.pictures.map((file) => <Picture key={file} file={file} size={88} />)],
        ]}
      />
      {skus.map((sku) => (
        <Facts
          key={sku._id}
          title={specsText(row, sku) || '唯一规格'}
          facts={[
            ['售价', yuanText(sku.priceFen)],
            ['让利率', rateText(sku.allowanceRateBp)],
            ['库存', String(sku.stock)],
            ['已售', String(sku.sold)],
            ['次数', String(sku.uses)],
          ]}
        />
      ))}
    </>
  );
}
