/**
 * A request of the SDKs: POST /admin with a JSON body, or a form for the open APIs. Only the parts that a handler
 * looks at are typed.
 */
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
  path?: string;
  file_list?: unknown;
  fileid_list?: unknown;
  apiName?: string;
  /** JSON text in wx.api, protobuf in wx.openApi. */
  requestData?: string | Buffer;
  wxCloudApiToken?: string;
}

/** What a handler returns: fields beside requestId, or the bytes of a reply that is no JSON. */
export type WireReply = Record<string, unknown>;
