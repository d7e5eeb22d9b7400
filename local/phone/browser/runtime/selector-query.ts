/** wx.createSelectorQuery: asks where nodes are and what they hold, in the page's own coordinates. */
import type * as glassEasel from 'glass-easel';

import { domOf } from './backend';
import { handleOf } from './dom-registry';
import type { PageView } from './page-view';
import { pageOfElement } from './router';
import type { Caller } from './types';

interface Fields {
  readonly id?: boolean;
  readonly dataset?: boolean;
  readonly mark?: boolean;
  readonly rect?: boolean;
  readonly size?: boolean;
  readonly scrollOffset?: boolean;
  readonly properties?: readonly string[];
  readonly computedStyle?: readonly string[];
  readonly context?: boolean;
  readonly node?: boolean;
}

type Result = Record<string, unknown>;
type Answer = Result | null | (Result | null)[];
type Callback = (answer: never) => void;
type Request = () => { answer: Answer; callback: Callback | undefined };

export class SelectorQuery {
  private readonly requests: Request[] = [];

  constructor(private scope: Caller | undefined) {}

  in = (scope: Caller): this => {
    this.scope = scope;
    return this;
  };

  select = (selector: string): NodesRef => this.nodes((root) => [root.querySelector(selector)], true);

  selectAll = (selector: string): NodesRef => this.nodes((root) => root.querySelectorAll(selector), false);

  selectViewport = (): NodesRef =>
    new NodesRef((fields, callback) => {
      const { scope } = this;
      return this.push(() => ({ answer: viewportFields(scope, fields), callback }));
    });

  exec = (callback?: (answers: Answer[]) => void): void => {
    // After what was set in this turn was drawn.
    requestAnimationFrame(() => {
      const answers = this.requests.map((request) => {
        const { answer, callback: own } = request();
        own?.(answer as never);
        return answer;
      });
      callback?.(answers);
    });
  };

  private nodes(
    find: (root: glassEasel.ShadowRoot) => (glassEasel.Element | null)[],
    isSingle: boolean,
  ): NodesRef {
    const { scope } = this;
    return new NodesRef((fields, callback) =>
      this.push(() => {
        const root = scope?._$.getShadowRoot();
        const found = root === null || root === undefined ? [] : find(root);
        const results = found.map((element) => (element === null ? null : fieldsOf(element, fields)));
        return { answer: isSingle ? (results[0] ?? null) : results, callback };
      }),
    );
  }

  private push(request: Request): this {
    this.requests.push(request);
    return this;
  }
}

class NodesRef {
  constructor(private readonly ask: (fields: Fields, callback?: Callback) => SelectorQuery) {}

  fields = (fields: Fields, callback?: Callback): SelectorQuery => this.ask(fields, callback);

  boundingClientRect = (callback?: Callback): SelectorQuery =>
    this.ask({ id: true, dataset: true, rect: true, size: true }, callback);

  scrollOffset = (callback?: Callback): SelectorQuery =>
    this.ask({ id: true, dataset: true, scrollOffset: true }, callback);

  context = (callback?: Callback): SelectorQuery => this.ask({ context: true }, callback);

  node = (callback?: Callback): SelectorQuery => this.ask({ node: true }, callback);
}

function fieldsOf(element: glassEasel.Element, fields: Fields): Result {
  const dom = domOf(element);
  const handle = handleOf(dom);
  const data = (element as unknown as { data?: Record<string, unknown> }).data ?? {};
  return {
    ...(fields.id === true ? { id: element.id } : {}),
    ...(fields.dataset === true ? { dataset: element.dataset } : {}),
    ...(fields.mark === true ? { mark: element.collectMarks() } : {}),
    ...(dom === undefined ? {} : rectOf(dom, fields)),
    ...(fields.scrollOffset === true ? scrollOf(handle?.scroller ?? dom) : {}),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, data[name]])),
    ...(dom === undefined ? {} : styleOf(dom, fields.computedStyle)),
    ...(fields.context === true ? { context: handle?.context ?? null } : {}),
    ...(fields.node === true ? { node: handle?.node ?? null } : {}),
  };
}

function rectOf(dom: HTMLElement, { rect, size }: Fields): Result {
  const page = pageOfElement(dom);
  const origin = page?.viewport.getBoundingClientRect();
  const { left, top, right, bottom, width, height } = dom.getBoundingClientRect();
  const [x, y] = [origin?.left ?? 0, origin?.top ?? 0];
  return {
    ...(rect === true ? { left: left - x, top: top - y, right: right - x, bottom: bottom - y } : {}),
    ...(size === true ? { width, height } : {}),
  };
}

function scrollOf(dom: HTMLElement | undefined): Result {
  const { scrollLeft = 0, scrollTop = 0, scrollWidth = 0, scrollHeight = 0 } = dom ?? {};
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

function styleOf(dom: HTMLElement, names: readonly string[] = []): Result {
  const style = names.length === 0 ? undefined : getComputedStyle(dom);
  const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']));
}

function viewportFields(scope: Caller | undefined, fields: Fields): Result {
  const dom = scope === undefined ? undefined : domOf(scope._$);
  const page: PageView | undefined = dom === undefined ? undefined : pageOfElement(dom);
  const { clientWidth: width = 0, clientHeight: height = 0 } = page?.viewport ?? {};
  return {
    ...(fields.id === true ? { id: '' } : {}),
    ...(fields.dataset === true ? { dataset: {} } : {}),
    ...(fields.rect === true ? { left: 0, top: 0, right: width, bottom: height } : {}),
    ...(fields.size === true ? { width, height } : {}),
    ...(fields.scrollOffset === true ? scrollOf(page?.scroller) : {}),
  };
}
