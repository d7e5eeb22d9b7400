/** Fields that inputs are made of, with their limits (rules.md §15). */
import * as z from 'zod';

import { isDay } from '../units/days';

const MAX_FEN = 1_000_000_000;

/** An id of the mall's own making, or a short code that people choose. */
export const id = z.string().regex(/^[\w-]{1,64}$/);
export const orderId = id;
/** A merchant's number at WeChat Pay. */
export const subMchid = z.string().regex(/^\d{8,32}$/);
export const title = z.string().trim().min(1).max(60);
export const sentence = z.string().trim().min(1).max(200);
export const city = z.string().trim().min(1).max(40);
export const fen = z.number().int().min(0).max(MAX_FEN);
export const positiveFen = fen.min(1);
export const rateBp = z.number().int().min(0).max(10_000);
export const count = z.number().int().min(0).max(1_000_000);
export const quantity = z.number().int().min(1).max(999);
export const day = z.string().refine(isDay);
/** How many rows of a list are wanted. */
export const pageSize = z.number().int().min(1).max(100).default(20);
