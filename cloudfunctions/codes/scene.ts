/** Making short ids and finding out what they mean. */
import type { Instant } from '../units/days';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { idOf } from '../platform/ids';
import { refuse } from '../platform/refusal';
import { scenes, type Scene, type SceneKind, type SceneTarget } from './documents';

/** 24 characters; the same for the same kind and parts. */
export function sceneIdOf(kind: SceneKind, ...parts: readonly string[]): string {
  return idOf('scene', kind, ...parts);
}

/** Writes the short id in the transaction of what it stands for; without an end it never ends. */
export function putScene(
  book: Book,
  sceneId: string,
  target: SceneTarget,
  expiresAt: Instant | null = null,
): Scene {
  const scene: Scene = { _id: sceneId, target, createdAt: book.context.at, expiresAt };
  book.put(scenes, scene);
  return scene;
}

/** A short id that stands for nothing but its target and never ends; the same target has the same one. */
export function sceneFor(house: BooksHouse, target: SceneTarget): Promise<Scene> {
  const { kind, ...parts } = target;
  const sceneId = sceneIdOf(kind, ...Object.values(parts));
  const posting = { entryId: `scene:${sceneId}`, kind: 'scene', cause: sceneId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(scenes, sceneId),
    (book, known) => known ?? putScene(book, sceneId, target),
  );
}

/** What the id stands for, or the refusal `CODE_OVER`: nobody made it, or its time is over. */
export async function sceneOf(reader: Reader, sceneId: string, now: Instant): Promise<Scene> {
  const scene = await reader.get(scenes, sceneId);
  const isOver = scene === null || (scene.expiresAt !== null && scene.expiresAt <= now);
  return isOver ? refuse('CODE_OVER', { sceneId }) : scene;
}
