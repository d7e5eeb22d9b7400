/**
 * The few protobuf messages of wx.openApi, by field number: CommApiData (1 type, 2 OpenApiData, 6 appid), OpenApiData
 * (1 pairs), KeyValuePair (1 key, 2 value, 3 content type, 4 file name), CommOpenApiResp (1 data, 2 content type,
 * 3 error code). As in src/protobuf/openapi.js of wx-server-sdk.
 */
import { invalidParam } from '../database/errors';

const VARINT = 0;
const BYTES = 2;

/** Parameters as they came: JSON text, or the bytes of a file, which has a name. */
export type Pairs = ReadonlyMap<string, { bytes: Buffer; isFile: boolean }>;

/** The parameters of a call to an open API; throws for anything else. */
export function readPairs(message: Buffer): Pairs {
  const fields = readFields(message);
  const openApiData = fields.find(({ number }) => number === 2)?.bytes;
  if (openApiData === undefined) throw invalidParam('requestData is no call of an open API');
  const pairs = new Map<string, { bytes: Buffer; isFile: boolean }>();
  for (const { number, bytes } of readFields(openApiData)) {
    if (number !== 1) continue;
    const parts = new Map(readFields(bytes).map((field) => [field.number, field.bytes]));
    pairs.set(String(parts.get(1) ?? ''), { bytes: parts.get(2) ?? Buffer.alloc(0), isFile: parts.has(4) });
  }
  return pairs;
}

/** @param errorCode 0 when the API answered, else one of the platform's negative codes */
export function writeReply(data: Buffer, contentType: string, errorCode = 0): Buffer {
  const parts = [bytesField(1, data), bytesField(2, Buffer.from(contentType))];
  if (errorCode !== 0)
    parts.push(Buffer.from([(3 << 3) | VARINT]), varint(BigInt.asUintN(64, BigInt(errorCode))));
  return Buffer.concat(parts);
}

interface Field {
  number: number;
  bytes: Buffer;
}

function readFields(message: Buffer): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < message.length;) {
    const [tag, afterTag] = readVarint(message, at);
    const [value, afterValue] = readVarint(message, afterTag);
    const type = tag & 7;
    if (type !== VARINT && type !== BYTES) throw invalidParam(`requestData has a field of type ${type}`);
    at = type === BYTES ? afterValue + value : afterValue;
    fields.push({
      number: tag >> 3,
      bytes: type === BYTES ? message.subarray(afterValue, at) : Buffer.alloc(0),
    });
  }
  return fields;
}

function readVarint(message: Buffer, from: number): [value: number, after: number] {
  let value = 0;
  for (let at = from, weight = 1; at < message.length; at++, weight *= 128) {
    const byte = message[at] ?? 0;
    value += (byte & 127) * weight;
    if (byte < 128) return [value, at + 1];
  }
  throw invalidParam('requestData ends in the middle of a number');
}

function bytesField(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | BYTES]), varint(BigInt(bytes.length)), bytes]);
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
