/** The demo mall, filled where it is new, with the phone and the ledger page that show it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { SingleBar } from 'cli-progress';

import { OPERATOR, PEOPLE } from './demo/data/people';
import { demoCodes } from './demo/codes';
import { Mall } from './demo/mall';
import { demoPeople } from './demo/on-phone';
import { seedDemo, type Directory } from './demo/seed';
import type { MallProcess } from './mall-process';
import { serveConsole, type ServedConsole } from './console/server';
import { officePeople } from './demo/data/office';
import { MallReader } from './page/mall-reader';
import { servePage, type Page } from './page/server';
import type { PhoneOptions } from './phone/server/options';
import { startPhone, type Phone } from './phone/server/server';

/** What is open to whoever started it, and how far the demo has come. */
export class DemoHouse {
  private phone: Phone | undefined;
  private ledger: Page | undefined;
  private console: ServedConsole | undefined;
  private directory: Directory | undefined;
  private day = 0;

  /** @param directory the file of the demo's names, written when the mall is filled to the end */
  constructor(
    private readonly mall: MallProcess,
    private readonly directoryFile: string,
    /** Of its life before it is shown. */
    private readonly days: number,
  ) {}

  /** The phone first: it says how far the days have come while they pass. */
  async open(port: number, now: number): Promise<void> {
    const isNew = !existsSync(this.directoryFile);
    const opened = startPhone(this.phoneOptions(port)).then((phone) => {
      this.phone = phone;
      if (isNew)
        console.log(`手机：${phone.url}（第一次启动要过 ${this.days} 天的日子，一两分钟，页面会自己打开）`);
    });
    const [directory] = await Promise.all([isNew ? this.fill(now) : this.wake(now), opened]);
    const reader = new MallReader(this.mall.cloud.client, OPERATOR);
    this.ledger = await servePage(reader, directory, port === 0 ? 0 : port + 1);
    this.console = await serveConsole({
      cloud: this.mall.cloud,
      people: officePeople(),
      port: port === 0 ? 0 : port + 2,
    });
    this.directory = directory;
    this.announce();
  }

  async close(): Promise<void> {
    await this.phone?.close();
    await this.ledger?.close();
    await this.console?.close();
  }

  private phoneOptions(port: number): PhoneOptions {
    const { cloud, pay } = this.mall;
    return {
      ...{
        root: 'miniprogram',
        name: '共享购',
        port,
        cloudUrl: cloud.url,
        payUrl: pay.url,
        people: demoPeople(),
      },
      codes: async () => (this.directory === undefined ? [] : demoCodes(new Mall(cloud.client, pay))),
      links: () => [
        { name: '运营后台', url: this.console?.url ?? '' },
        { name: '账本：每一天、持有人、订单', url: this.ledger?.url ?? '' },
        { name: '本地云控制台', url: cloud.url },
      ],
      preparing: () =>
        this.directory !== undefined
          ? undefined
          : {
              title: `正在过第 ${Math.max(1, this.day)} 天`,
              text: `演示商城要先过 ${this.days} 天真实的日子，一两分钟。过完这里会自己打开。`,
              ...{ done: this.day, of: this.days },
            },
    };
  }

  private async fill(endsAt: number): Promise<Directory> {
    const bar = new SingleBar({
      format: '{bar} 第 {value} / {total} 天',
      noTTYOutput: true,
      notTTYSchedule: 5_000,
    });
    bar.start(this.days, 0);
    const onProgress = (day: number): void => {
      this.day = day;
      bar.update(day);
    };
    try {
      const { mall, days } = this;
      const directory = await seedDemo(mall, { days, people: PEOPLE.length, endsAt, onProgress });
      writeFileSync(this.directoryFile, JSON.stringify(directory));
      return directory;
    } finally {
      bar.stop();
    }
  }

  /** A mall that slept catches up with the days that have passed; one that is ahead stays there. */
  private async wake(now: number): Promise<Directory> {
    const { client } = this.mall.cloud;
    if ((await client.now()) < now) await client.setClock(now, 'once');
    return JSON.parse(readFileSync(this.directoryFile, 'utf8')) as Directory;
  }

  private announce(): void {
    const phone = this.phone?.url ?? '';
    const [first, second] = demoPeople();
    const rows = [
      ['手机', phone],
      [
        '两个人',
        `在另一个标签页打开 ${phone}/?as=${second?.openid ?? ''}（${second?.name ?? ''}），与${first?.name ?? ''}各拿一部`,
      ],
      ['运营后台', this.console?.url ?? ''],
      ['账本', this.ledger?.url ?? ''],
      ['本地云', this.mall.cloud.url],
      ['微信支付', this.mall.pay.url],
    ];
    console.log(
      `\n共享购已开门\n${rows.map(([name, what]) => `  ${name?.padEnd(4, '　') ?? ''}  ${what ?? ''}`).join('\n')}`,
    );
    console.log('  Ctrl-C 结束，再次 npm start 接着用；npm start -- --fresh 从头开始\n');
  }
}
