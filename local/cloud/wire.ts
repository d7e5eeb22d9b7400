/** A request of the SDKs: POST /admin with a JSON body. Only the parts that a handler looks at are typed. */
export interface WireRequest {
  action: string;
  collectionName?: string;
  query?: string;
  queryType?: 'DOC' | 'WHERE';
  data?: string | string[];
  order?: string;
  projection?: string;
  offset?: number;
  limit?: number;
  multi?: boolean;
  merge?: boolean;
  upsert?: boolean;
  stages?: unknown;
  transactionId?: string;
  function_name?: string;
  request_data?: string;
  wxCloudApiToken?: string;
}

/** What a handler returns: fields beside requestId. */
export type WireReply = Record<string, unknown>;
