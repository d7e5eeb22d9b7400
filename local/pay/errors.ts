/** A refusal as API v3 says it: an HTTP status that belongs to the code, and {code, message, detail}. */

/** The HTTP status of each code, as the error tables of the documents list them (README.md, sources). */
const STATUS = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  APPID_MCHID_NOT_MATCH: 400,
  MCH_NOT_EXISTS: 400,
  ORDER_CLOSED: 400,
  ORDERPAID: 400,
  NO_STATEMENT_EXIST: 400,
  STATEMENT_CREATING: 400,
  SIGN_ERROR: 401,
  NO_AUTH: 403,
  NOT_ENOUGH: 403,
  OUT_TRADE_NO_USED: 403,
  NOT_FOUND: 404,
  ORDER_NOT_EXIST: 404,
  RESOURCE_NOT_EXISTS: 404,
  FREQUENCY_LIMITED: 429,
  SYSTEM_ERROR: 500,
} as const;

export type ErrorCode = keyof typeof STATUS;

export class ApiError extends Error {
  /** @param detail what PARAM_ERROR and SIGN_ERROR say about the place of the mistake */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly detail?: object,
  ) {
    super(message);
  }

  get status(): number {
    return STATUS[this.code];
  }

  get body(): object {
    const { code, message, detail } = this;
    return detail === undefined ? { code, message } : { code, message, detail };
  }
}
