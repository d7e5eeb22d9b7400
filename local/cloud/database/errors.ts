/**
 * The errors of the database as the real cloud words them: the SDKs know the codes, programs match the messages.
 * Codes: https://docs.cloudbase.net/error-code/basic; the messages of transactions are those that node-sdk's own tests
 * compare word by word (github.com/TencentCloudBase/node-sdk, test/database/unit/transaction.test.ts).
 */

const ADVICE = 'Please check your request, but if the problem persists, contact us.';

/** An error that goes over the wire as {code, message}. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function collectionMissing(name: string): WireError {
  return new WireError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${ADVICE}`,
  );
}

export function tooManyCollections(max: number): WireError {
  return new WireError(
    'DATABASE_COLLECTION_EXCEED_LIMIT',
    `[LimitExceeded] An environment has at most ${max} collections. ${ADVICE}`,
  );
}

/** A second writer of a document or of a unique key. node-sdk's runTransaction recognises the code. */
export function conflict(): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ' +
      ADVICE,
  );
}

export function duplicate(collection: string, index: string, key: string): WireError {
  return new WireError(
    'DATABASE_DUPLICATE_WRITE',
    '[FailedOperation.DuplicateWrite] multiple write errors: DATABASE_DUPLICATE_WRITE, E11000 duplicate key error ' +
      `collection: ${collection} index: ${index} dup key: ${key}. ${ADVICE}`,
  );
}

/** The transaction was committed or aborted, by whomever, or never started. */
export function transactionGone(): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit ' +
      `or abort in 30 seconds. ${ADVICE}`,
  );
}

export function requestFailed(message: string): WireError {
  return new WireError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}

/** An operator or stage that is unknown, or that the cloud does not have. The code is spelt as the cloud spells it. */
export function invalidOperator(name: string): WireError {
  return new WireError(
    'DATABASE_INVALID_OPERRATOR',
    `[InvalidParameter] Unknown or unsupported operator: ${name}`,
  );
}

export function replyTooLarge(message: string): WireError {
  return new WireError('EXCEED_MAX_RESPONSE_SIZE', `[LimitExceeded] ${message}`);
}

export function invalidParam(message: string): WireError {
  return new WireError('INVALID_PARAM', `[InvalidParameter] ${message}`);
}

/** What the real cloud would silently run outside the transaction. */
export function outsideTransaction(what: string): WireError {
  return new WireError(
    'LOCAL_OUTSIDE_TRANSACTION',
    `${what} inside an open transaction is refused by the local cloud: the SDK drops the transaction here, so in the ` +
      'real cloud it would silently run outside of it. Use doc().get/set/update/remove, add() or where().get().',
  );
}
