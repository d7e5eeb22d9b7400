/** The examples as the page docs/worked-examples.md. */
import type { Example } from './worked';

export function asPage(examples: readonly Example[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const parts = examples.map(({ name, story, header, rows }) =>
    [`## ${name}`, story, '', line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n'),
  );
  return `# Worked examples

Each example of the [rule book](rules.md), played by the mall’s own use cases. A test plays them again and compares this page with what comes out; \`WRITE_EXAMPLES=1 npx jest tests/examples\` writes it anew.

${parts.join('\n\n')}
`;
}
