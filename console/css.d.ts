/** The bundler takes style sheets in by their import. */
declare module '*.css';
