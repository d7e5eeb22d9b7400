/** Fields that inputs are made of, with their limits (rules.md §15). */
import * as z from 'zod';

import { receiptNumberOf } from '../tips/limits';
import { isDay, parseWallTime } from '../units/days';
import { isPlainText } from './plain-text';

const MAX_FEN = 1_000_000_000;

/** An id of the mall's own making, or a short code that people choose. */
export const id = z.string().regex(/^[\w-]{1,64}$/);
export const orderId = id;
/** What people write. */
export const text = z.string().trim().refine(isPlainText);
/** A merchant's number at WeChat Pay. */
export const subMchid = z.string().regex(/^\d{8,32}$/);
export const title = text.min(1).max(60);
export const personName = text.min(1).max(20);
/** What people look for. */
export const keyword = text.min(1).max(30);
export const sentence = text.min(1).max(200);
export const city = text.min(1).max(40);
export const fen = z.number().int().min(0).max(MAX_FEN);
export const positiveFen = fen.min(1);
export const rateBp = z.number().int().min(0).max(10_000);
export const count = z.number().int().min(0).max(1_000_000);
export const quantity = z.number().int().min(1).max(999);
export const day = z.string().refine(isDay);
/** An offer's id, a member's id and a number. */
export const couponId = z.string().regex(/^[\w-]{1,100}$/);
/** What a customer wants the merchant to know; may be empty. */
export const note = text.max(200).default('');
/** File ids of uploaded pictures. */
export const pictures = z.array(z.string().min(1).max(300)).max(6).default([]);
export const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const phone = z.string().regex(/^\+?[\d -]{5,20}$/);
export const address = z.strictObject({
  id,
  name: text.min(1).max(30),
  phone,
  province: text.min(1).max(40),
  city,
  district: text.max(40),
  detail: text.min(1).max(120),
});
export const trackingNumber = z.string().regex(/^[\w-]{4,40}$/);
export const pickupCode = z.string().regex(/^\d{8}$/);
export const minute = z.number().int().min(0).max(1440);
/** A time of a day in which visits begin. */
export const window = { day, from: minute, to: minute };
/** What a customer says at the door. */
export const doorCode = z.string().regex(/^\d{6}$/);
/** Number of a quarter of an hour of the day (bookings/grid.ts). */
export const slot = z.number().int().min(0).max(95);
/** 0 = Sunday. */
export const weekday = z.number().int().min(0).max(6);
/** Minutes of a day, the first before the second. */
export const span = z
  .tuple([z.number().int().min(0).max(1440), z.number().int().min(0).max(1440)])
  .refine(([from, to]) => from < to);
/** A voucher's or member's code, as it was scanned or typed: with its prefix, or in groups. */
export const customerCode = z
  .string()
  .max(40)
  .transform((text) => text.replace(/^gxg:/, '').replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{12}$/));
/** The number of a receipt, however it is typed; told apart by letters and digits alone. */
export const receiptNumber = z
  .string()
  .max(60)
  .transform(receiptNumberOf)
  .pipe(z.string().regex(/^[0-9A-Z]{4,32}$/));
/** An order's id, a use and how often it had been undone. */
export const redemptionId = z.string().regex(/^[\w-]{1,64}:\d{1,7}:\d{1,7}$/);
export const redemptionCursor = z
  .strictObject({ value: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), id: redemptionId })
  .nullable()
  .default(null);
/** A local wall time, answered as an instant. */
export const wallTime = z.string().transform((text, context) => {
  const instant = parseWallTime(text);
  if (instant !== null) return instant;
  context.addIssue({ code: 'custom', message: 'no wall time YYYY-MM-DDTHH:mm' });
  return z.NEVER;
});
/** A file of the cloud's storage, or a path inside the mini-program; never another host's address. */
export const picture = z
  .string()
  .max(300)
  .regex(/^(cloud:\/\/[\w.-]+)?(\/\w[\w.-]*)+$/);
/** Degrees, as WeChat's maps have them. */
export const position = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
const minuteOfDay = z.number().int().min(0).max(1440);
/** By weekday, "0" = Sunday: minutes of the day. */
export const weekHours = z.partialRecord(
  z.enum(['0', '1', '2', '3', '4', '5', '6']),
  z.array(z.tuple([minuteOfDay, minuteOfDay])).max(4),
);
export const licence = z.strictObject({
  kind: z.enum(['business', 'medical']),
  number: text.min(1).max(60),
  picture: picture.nullable().default(null),
  validUntil: day.nullable(),
});
/** Where the next page of a list begins, as the page before it said. */
export const cursor = z
  .strictObject({ value: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), id })
  .nullable()
  .default(null);
export const shortPageSize = z.number().int().min(1).max(50).default(20);
/** YYYY-MM */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const daysPageSize = z.number().int().min(1).max(100).default(30);
/** How many rows of a list are wanted. */
export const pageSize = z.number().int().min(1).max(100).default(20);
/** Six digits; kept as a slow hash alone. */
export const payPassword = z.string().regex(/^\d{6}$/);
/** As many points as a page has shown, and the password that lets them go. */
export const pointsAgreed = z.strictObject({
  units: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  password: payPassword,
});
/** Ed25519, in lower-case hex. */
export const publicKey = z.string().regex(/^[\da-f]{64}$/);
export const signature = z.string().regex(/^[\da-f]{128}$/);
export const sequence = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const pointUnits = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** A member's id with check digits. */
export const pointAddress = z.string().regex(/^[\w-]{8,80}$/);
export const entryCursor = z
  .strictObject({
    value: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    id: z.string().regex(/^[\w:.-]{1,200}$/),
  })
  .nullable()
  .default(null);
/** 0.0001 yuan a point. */
export const price = z.number().int().min(1).max(1_000_000_000);
