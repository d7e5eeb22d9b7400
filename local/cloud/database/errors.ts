/** The errors of the database as the real cloud words them: the SDKs know the codes, programs match the messages. */

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

/** A second writer of a document or of a unique key. node-sdk's runTransaction recognises the code. */
export function conflict(what: string): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ' +
      `${ADVICE} (DATABASE_TRANSACTION_CONFLICT, WriteConflict on ${what})`,
  );
}

export function duplicate(collection: string, index: string, key: string): WireError {
  return new WireError(
    'DATABASE_DUPLICATE_WRITE',
    '[FailedOperation.DuplicateWrite] multiple write errors: DATABASE_DUPLICATE_WRITE, E11000 duplicate key error ' +
      `collection: ${collection} index: ${index} dup key: ${key}. ${ADVICE}`,
  );
}

export function transactionGone(id: string, why: string): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceNotFound.TransactionNotExist] Transaction ${id} does not exist on the server: ${why}. ${ADVICE}`,
  );
}

export function requestFailed(message: string): WireError {
  return new WireError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
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
