/** The table as a page. */
import { ROLES } from './table';
import type { ServiceName } from './mall-with-doors';

export interface PrintedRow {
  readonly service: ServiceName;
  readonly name: string;
  readonly roles: Readonly<Record<string, boolean>>;
  readonly foreign: ReadonlyMap<string, string>;
}

const HEAD = `# Who gets through which door

Made by \`npm run doors\`, by calling every action of every function as every role, with things of one's own and with
somebody else's; \`proof/doors/table.test.ts\` tries it again at every test. ✓ passes the door, · is answered FORBIDDEN.
The last column: what is answered when this field names a thing of another customer or merchant; nothing is written.
`;

export function printedTable(rows: readonly PrintedRow[]): string {
  const parts = (Object.keys(ROLES) as ServiceName[]).map((service) => {
    const mine = rows.filter((row) => row.service === service);
    return [
      `## ${service}: ${mine.length} actions\n`,
      line(['action', ...ROLES[service], 'somebody else’s']),
      line(['---', ...ROLES[service].map(() => '---'), '---']),
      ...mine.map(({ name, roles, foreign }) =>
        line([
          name,
          ...ROLES[service].map((role) => (roles[role] === true ? '✓' : '·')),
          [...foreign].map(([field, code]) => `${field}: ${code}`).join(', '),
        ]),
      ),
      '',
    ].join('\n');
  });
  return [HEAD, ...parts].join('\n');
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
