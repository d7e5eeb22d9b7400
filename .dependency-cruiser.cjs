/** The direction of the house (docs/architecture.md): functions → edge → areas → ledger → platform → policy → units. */
const AREAS =
  'accounts|advertising|bookings|cashier|catalog|codes|community|coupons|custody|market|marketing|messages|office|operations|orders|partners|points|reports|rewards|storefront|stores|tips|visits|vouchers';
const RULES =
  '^cloudfunctions/(units/|policy/|ledger/accumulator/|ledger/(accounts|activity|entry)\\.ts|rewards/(team|legs|reversal)\\.ts|rewards/reading/(kinds|leg-view)\\.ts|accounts/(roles|application-states|mask)\\.ts|partners/(cities|city-list)\\.ts|points/pace\\.ts|catalog/(summary|tree)\\.ts|points/price\\.ts|stores/(distance|hours|licences|staff/(permission|may-employ)|stock/bill-limit)\\.ts|bookings/(grid|calendar|limits|states)\\.ts|messages/states\\.ts|visits/states\\.ts|marketing/groups\\.ts|tips/(states|limits)\\.ts|vouchers/(codes|tries)\\.ts|custody/(passwords/rules|keys/(message|signature|states)|moves/expiry)\\.ts|market/(band|cost|priority)\\.ts|cashier/(states|limits)\\.ts|office/(roles|log/changes)\\.ts|orders/(states|portions|order-lines)\\.ts|advertising/(states|plan|give-back|places)\\.ts|operations/bill/compare\\.ts|operations/reconcile/(leg-sums|balances)\\.ts)';
const not = (path) => `^cloudfunctions/(?!(${path}))`;
const source = (path) => ({ path, pathNot: '\\.test\\.ts$' });

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'the-deployed-code-stands-alone',
      comment: 'Nothing that is deployed imports local programs, tests or tools.',
      severity: 'error',
      from: source('^cloudfunctions/'),
      to: { path: '^(deploy|local|tests|scripts)/' },
    },
    {
      name: 'units-import-nothing',
      severity: 'error',
      from: source('^cloudfunctions/units/'),
      to: { path: not('units/') },
    },
    {
      name: 'policy-knows-units',
      severity: 'error',
      from: source('^cloudfunctions/policy/'),
      to: { path: not('units/|policy/') },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: source('^cloudfunctions/platform/'),
      to: { path: not('units/|policy/|platform/') },
    },
    {
      name: 'ledger-knows-no-area',
      severity: 'error',
      from: source('^cloudfunctions/ledger/'),
      to: { path: not('units/|policy/|platform/|ledger/') },
    },
    {
      name: 'areas-know-no-edge',
      severity: 'error',
      from: source(`^cloudfunctions/(${AREAS})/`),
      to: { path: '^cloudfunctions/(edge|functions)/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule knows no database, no clock, no wx: it imports units, the policy and other rules.',
      severity: 'error',
      from: source(RULES),
      to: {
        path: '^cloudfunctions/',
        pathNot: [RULES, '^cloudfunctions/platform/refusal'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'collections-are-private',
      comment: "Areas talk through use cases or the journal, never through each other's collections.",
      severity: 'error',
      from: { path: `^cloudfunctions/(${AREAS}|edge|functions)/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: `^cloudfunctions/(${AREAS})/documents\\.ts$`,
        pathNot: '^cloudfunctions/$1/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nobody-leans-on-personal-data',
      comment:
        'personal/ reads every area’s documents, because it is about documents; so no area may need it.',
      severity: 'error',
      from: { path: `^cloudfunctions/(${AREAS}|edge|ledger|platform)/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^cloudfunctions/personal/' },
    },
    {
      name: 'who-verifies-uses-nothing-of-the-mall',
      comment: 'npm run verify and the button on the page recompute without the arithmetic that they check.',
      severity: 'error',
      from: source('^(miniprogram/wallet/verify|local/verify)/'),
      to: {
        path: '^(cloudfunctions|local|miniprogram|typings)/',
        pathNot: '^(miniprogram/wallet|local)/verify/',
      },
    },
    {
      name: 'who-audits-counts-for-itself',
      comment: 'npm run audit knows the shape of the documents and nothing of how the mall came to them.',
      severity: 'error',
      from: source('^local/audit/'),
      to: {
        path: '^(cloudfunctions|local|miniprogram|typings)/',
        pathNot: '^local/(audit/|export/manifest)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-mini-program-takes-types-alone',
      severity: 'error',
      from: source('^miniprogram/'),
      to: { path: '^cloudfunctions/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-console-takes-types-alone',
      comment: 'How amounts are written is the one thing that both faces of the mall share.',
      severity: 'error',
      from: { path: '^console/' },
      to: {
        path: '^(cloudfunctions|typings|local|tests|miniprogram)/',
        pathNot: '^miniprogram/services/amounts\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
