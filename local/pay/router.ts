/** Tables of routes: a method, a path with {names} in it, and what it leads to. */

export interface Route<T> {
  method: 'GET' | 'POST';
  path: string;
  to: T;
}

export interface Match<T> {
  /** Method and path as the table writes them. */
  name: string;
  params: Record<string, string>;
  to: T;
}

export class Router<T> {
  private readonly routes: (Route<T> & { pattern: RegExp; names: string[] })[];

  constructor(routes: readonly Route<T>[]) {
    this.routes = routes.map((route) => ({
      ...route,
      pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '([^/]+)')}$`),
      names: [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
    }));
  }

  /** @param path without the query */
  find(method: string, path: string): Match<T> | undefined {
    for (const route of this.routes) {
      const found = route.method === method ? route.pattern.exec(path) : null;
      if (found === null) continue;
      const params = route.names.map((name, index) => [name, decoded(found[index + 1] ?? '')]);
      return {
        name: `${route.method} ${route.path}`,
        params: Object.fromEntries(params) as Record<string, string>,
        to: route.to,
      };
    }
    return undefined;
  }
}

/** A part of a path as text; what is no encoding is itself, and will be found under no name. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
