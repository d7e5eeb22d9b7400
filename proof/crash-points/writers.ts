/** Which actions of a desk can write: those from whose source the beginning of a transaction can be reached. */
import { join } from 'node:path';
import ts from 'typescript';

import type { Desk } from '../simulation/desk';

/** Nothing is written but in a transaction, and every transaction begins with this. */
const BEGINNING = 'Database.begin';
const FUNCTIONS = join(__dirname, '../../cloudfunctions/functions');
const DESKS: Readonly<Record<Desk, string>> = {
  member: 'memberActions',
  store: 'storeActions',
  operator: 'operatorActions',
};
const OPTIONS: ts.CompilerOptions = {
  ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, lib: ['lib.es2023.d.ts'] },
  ...{ moduleResolution: ts.ModuleResolutionKind.Bundler, types: ['node'] },
  ...{ strict: true, skipLibCheck: true, esModuleInterop: true, noEmit: true },
};

export interface SortedActions {
  readonly writing: readonly string[];
  readonly reading: readonly string[];
}

/** By name, as `member.join`. */
export function sortedActions(): SortedActions {
  const files = Object.keys(DESKS).map((desk) => join(FUNCTIONS, desk, 'actions.ts'));
  const source = new Source(ts.createProgram(files, OPTIONS));
  const sorted = { writing: [] as string[], reading: [] as string[] };
  for (const [i, [desk, table]] of Object.entries(DESKS).entries())
    for (const [name, action] of source.membersOf(files[i] ?? '', table))
      sorted[source.reachesTheBeginning(action) ? 'writing' : 'reading'].push(`${desk}.${name}`);
  return sorted;
}

/** What a declaration mentions. */
interface Mentions {
  readonly begins: boolean;
  readonly others: ReadonlySet<ts.Node>;
}

class Source {
  private readonly checker: ts.TypeChecker;
  private readonly known = new Map<ts.Node, Mentions>();

  constructor(private readonly program: ts.Program) {
    this.checker = program.getTypeChecker();
  }

  membersOf(file: string, table: string): readonly (readonly [string, ts.Node])[] {
    const source = this.program.getSourceFile(file);
    const module = source && this.checker.getSymbolAtLocation(source);
    const exported = module?.exports?.get(ts.escapeLeadingUnderscores(table));
    if (exported === undefined) throw new Error(`${file} exports no ${table}`);
    return this.checker
      .getTypeOfSymbol(exported)
      .getProperties()
      .flatMap(({ name, valueDeclaration }) =>
        valueDeclaration === undefined ? [] : [[name, valueDeclaration] as const],
      );
  }

  /** Whatever is mentioned counts as called: too much is suspected, never too little. */
  reachesTheBeginning(start: ts.Node): boolean {
    const reached = new Set([start]);
    for (const node of reached) {
      const { begins, others } = this.mentionsOf(node);
      if (begins) return true;
      for (const other of others) reached.add(other);
    }
    return false;
  }

  private mentionsOf(node: ts.Node): Mentions {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const found = new Set<ts.Node>();
    this.collect(node, found);
    const mentions = { begins: [...found].some(isBeginning), others: new Set([...found].filter(hasBody)) };
    this.known.set(node, mentions);
    return mentions;
  }

  private collect(node: ts.Node, found: Set<ts.Node>): void {
    if (ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node))
      for (const declaration of this.symbolOf(node)?.declarations ?? []) found.add(declaration);
    ts.forEachChild(node, (child) => this.collect(child, found));
  }

  private symbolOf(name: ts.Identifier): ts.Symbol | undefined {
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(name.parent)
      : this.checker.getSymbolAtLocation(name);
    const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return isAlias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}

function isBeginning(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isMethodSignature(node) || !ts.isInterfaceDeclaration(parent)) return false;
  return `${parent.name.text}.${node.name.getText()}` === BEGINNING;
}

const hasBody = (node: ts.Node): boolean =>
  !node.getSourceFile().isDeclarationFile &&
  (ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isClassDeclaration(node));
