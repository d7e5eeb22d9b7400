/**
 * The expressions of security rules, such as "doc._openid == auth.openid && doc.open in [true]": a small language of
 * its own, parsed and evaluated here and never run as code.
 * https://docs.cloudbase.net/database/security-rules
 */

/** A parsed expression. */
export type Node =
  | { kind: 'value'; value: unknown }
  | { kind: 'list'; items: Node[] }
  | { kind: 'name'; name: string }
  | { kind: 'member'; of: Node; key: Node }
  | { kind: 'call'; name: string; argument: Node }
  | { kind: 'template'; parts: Node[] }
  | { kind: 'not'; of: Node }
  | { kind: 'binary'; operator: string; left: Node; right: Node };

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|`([^`]*)`|([A-Za-z_$][\w$]*)|(===|!==|==|!=|>=|<=|&&|\|\||[<>!.,()[\]]))/y;

/** By how tightly they bind, the loosest first. */
const OPERATORS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '===', '!==', '>', '>=', '<', '<=', 'in'],
];
const CONSTANTS: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  null: null,
  undefined: undefined,
};

interface Token {
  kind: 'number' | 'text' | 'template' | 'name' | 'sign' | 'end';
  text: string;
}

/** @throws an Error that says where the text is no expression */
export function parse(source: string): Node {
  const parser = new Parser(tokens(source), source);
  const node = parser.binary(0);
  parser.expect('');
  return node;
}

function tokens(source: string): Token[] {
  const found: Token[] = [];
  const kinds = ['number', 'text', 'template', 'name', 'sign'] as const;
  for (let at = 0; source.slice(at).trim() !== '';) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (match === null) throw new Error(`Rule "${source}" is no expression at "${source.slice(at)}"`);
    const group = kinds.findIndex((_kind, i) => match[i + 1] !== undefined);
    found.push({ kind: kinds[group] ?? 'sign', text: match[group + 1] ?? '' });
    at = TOKEN.lastIndex;
  }
  return [...found, { kind: 'end', text: '' }];
}

class Parser {
  private at = 0;

  constructor(
    private readonly list: readonly Token[],
    private readonly source: string,
  ) {}

  binary(level: number): Node {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    while (operators.includes(this.peek().text) && this.peek().kind !== 'text') {
      const operator = this.next().text;
      left = { kind: 'binary', operator, left, right: this.binary(level + 1) };
    }
    return left;
  }

  expect(text: string): void {
    const token = this.next();
    if (token.text !== text || token.kind === 'text')
      throw new Error(`Rule "${this.source}" has "${token.text}" where "${text || 'its end'}" should be`);
  }

  private unary(): Node {
    if (!this.takes('!')) return this.member();
    return { kind: 'not', of: this.unary() };
  }

  private member(): Node {
    let node = this.primary();
    for (;;) {
      if (this.takes('.')) {
        node = { kind: 'member', of: node, key: { kind: 'value', value: this.name() } };
      } else if (this.takes('[')) {
        node = { kind: 'member', of: node, key: this.binary(0) };
        this.expect(']');
      } else return node;
    }
  }

  private name(): string {
    const { kind, text } = this.next();
    if (kind !== 'name') throw new Error(`Rule "${this.source}" has "${text}" where a name should be`);
    return text;
  }

  private primary(): Node {
    const token = this.next();
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.kind === 'text')
      return { kind: 'value', value: token.text.slice(1, -1).replace(/\\(.)/g, '$1') };
    if (token.kind === 'template') return template(token.text);
    if (token.kind === 'name') return this.named(token.text);
    if (token.text === '(') {
      const node = this.binary(0);
      this.expect(')');
      return node;
    }
    if (token.text === '[') return { kind: 'list', items: this.items() };
    throw new Error(`Rule "${this.source}" has "${token.text}" where a value should be`);
  }

  private named(name: string): Node {
    if (Object.hasOwn(CONSTANTS, name)) return { kind: 'value', value: CONSTANTS[name] };
    if (!this.takes('(')) return { kind: 'name', name };
    const argument = this.binary(0);
    this.expect(')');
    return { kind: 'call', name, argument };
  }

  private items(): Node[] {
    const items: Node[] = [];
    while (!this.takes(']')) {
      items.push(this.binary(0));
      if (!this.takes(',') && this.peek().text !== ']') this.expect(']');
    }
    return items;
  }

  private peek(): Token {
    return this.list[this.at] ?? { kind: 'end', text: '' };
  }

  private next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  private takes(sign: string): boolean {
    const isIt = this.peek().kind === 'sign' && this.peek().text === sign;
    if (isIt) this.at += 1;
    return isIt;
  }
}

/** `database.shops.${doc.shopId}`: text with expressions in it. */
function template(text: string): Node {
  const parts = text.split(/(\$\{[^}]*\})/).filter((part) => part !== '');
  return {
    kind: 'template',
    parts: parts.map((part) =>
      part.startsWith('${') ? parse(part.slice(2, -1)) : { kind: 'value', value: part },
    ),
  };
}
