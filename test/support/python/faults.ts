/** Faults that somebody could make in a generated project: its own tests must find them. */

export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The tests that must fail. */
  readonly tests: string;
}

const invoices = 'tests/endpoints/test_invoices.py';

/** Of the project of the sample model. */
export const faults: readonly Fault[] = [
  {
    name: 'nobody has to sign in',
    file: 'billing/access.py',
    from: 'raise unauthorized("Sign in first.")',
    to: 'return Account(role=Role.ADMIN)',
    tests: invoices,
  },
  {
    name: 'roles are not asked for',
    file: 'billing/access.py',
    from: 'raise forbidden()',
    to: 'return account',
    tests: 'tests/endpoints/test_products.py',
  },
  {
    name: 'another status code',
    file: 'billing/routers/invoices.py',
    from: 'HTTP_201_CREATED',
    to: 'HTTP_200_OK',
    tests: invoices,
  },
  {
    name: 'rows of others are found',
    file: 'billing/queries.py',
    from: 'statement = statement.where(model.owner_id == account.id)',
    to: 'pass',
    tests: invoices,
  },
  {
    name: 'a field is lost when a row is made',
    file: 'billing/routers/invoices.py',
    from: '        sent_at=body.sent_at,\n',
    to: '',
    tests: invoices,
  },
  {
    name: 'a field is lost when a row is changed',
    file: 'billing/routers/invoices.py',
    from: '    "status",\n',
    to: '',
    tests: invoices,
  },
  {
    name: 'a change sets what it does not name',
    file: 'billing/routers/invoices.py',
    from: 'exclude_unset=True',
    to: '',
    tests: invoices,
  },
  {
    name: 'a filter does nothing',
    file: 'billing/routers/invoices.py',
    from: '        *equals(Invoice.status, query.status),\n',
    to: '',
    tests: invoices,
  },
  {
    name: 'pages begin one row late',
    file: 'billing/queries.py',
    from: 'offset(query.offset)',
    to: 'offset(query.offset + 1)',
    tests: invoices,
  },
  {
    name: 'the total is that of the page',
    file: 'billing/queries.py',
    from: 'total=total',
    to: 'total=len(items)',
    tests: invoices,
  },
  {
    name: 'deleted rows are gone',
    file: 'billing/changes.py',
    from: 'if isinstance(row, SoftDeletes):',
    to: 'if False:',
    tests: invoices,
  },
  {
    name: 'deleted rows are found',
    file: 'billing/queries.py',
    from: 'statement = statement.where(model.deleted_at.is_(None))',
    to: 'pass',
    tests: invoices,
  },
  {
    name: 'unique values may be there twice',
    file: 'migrations/versions/0001_initial.py',
    from: '["number"],\n        unique=True',
    to: '["number"],\n        unique=False',
    tests: invoices,
  },
  {
    name: 'tokens do not expire',
    file: 'billing/security.py',
    from: 'options={"require"',
    to: 'options={"verify_exp": False, "require"',
    tests: 'tests/test_auth.py',
  },
  {
    name: 'relations lead to rows of others',
    file: 'billing/queries.py',
    from: 'raise invalid(field, "names nothing that is there")',
    to: 'return',
    tests: invoices,
  },
  {
    name: 'what is referred to is deleted',
    file: 'billing/routers/customers.py',
    from: ', Invoice.customer_id',
    to: '',
    tests: invoices,
  },
];
