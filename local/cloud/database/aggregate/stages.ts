/** Stages in which mingo differs from MongoDB, or which it lacks. Documents may be changed: they are the run's own. */
import { evalExpr } from 'mingo/core';
import { Lazy, type Iterator } from 'mingo/lazy';
import { $group, $limit, $lookup, $project } from 'mingo/operators/pipeline';
import type { Any, Options } from 'mingo/types';
import { compareBySort } from '../compare';
import { isPlainDoc, type Doc } from '../ejson';
import { requestFailed } from '../errors';
import { isOperatorDoc, matcher } from '../query/match';
import { fieldOf } from '../query/paths';
import type { Sort } from '../plan';
import { withField } from './fields';
import { geoNear } from './geo-near';

type Stage = (documents: Iterator, spec: Any, options: Options) => Iterator;

const match: Stage = (documents, spec, options) => documents.filter(matcher(docOf('$match', spec), options));

const sort: Stage = (documents, spec) => {
  const keys = Object.entries(docOf('$sort', spec));
  if (keys.length === 0) throw requestFailed('$sort stage must have at least one sort key');
  const order = keys.map(([field, direction]): Sort[number] => {
    if (direction !== 1 && direction !== -1) throw requestFailed('$sort key ordering must be 1 or -1');
    return [field, direction];
  });
  return documents.transform<Doc>((all) => Lazy(all.sort(compareBySort(order))));
};

const count: Stage = (documents, name) => {
  if (typeof name !== 'string' || !/^[^$.]+$/.test(name))
    throw requestFailed('the count field must be a non-empty string without $ or .');
  return documents.transform((all) => Lazy(all.length === 0 ? [] : [{ [name]: all.length }]));
};

const limit: Stage = (documents, most) => {
  if (typeof most !== 'number' || most <= 0) throw requestFailed('the limit must be positive');
  return $limit(documents, most, {} as Options);
};

const sample: Stage = (documents, spec) => {
  const size = docOf('$sample', spec)['size'];
  if (typeof size !== 'number' || size < 0)
    throw requestFailed('size argument to $sample must not be negative');
  return documents.transform((all) => {
    for (let i = all.length - 1; i > 0; i--) {
      const other = Math.floor(Math.random() * (i + 1));
      [all[i], all[other]] = [all[other], all[i]];
    }
    return Lazy(all.slice(0, size));
  });
};

/** A dotted name as the place of the result, which mingo would take for one name. */
const lookup: Stage = (documents, spec, options) => {
  const { as, ...rest } = docOf('$lookup', spec);
  if (typeof as !== 'string' || typeof rest['from'] !== 'string')
    throw requestFailed("must specify 'from' and 'as' fields for a $lookup");
  const joined = $lookup(documents, { ...rest, as: '$joined' } as never, options);
  return joined.map<Doc, Doc>(({ $joined, ...doc }) => withField(doc, as.split('.'), $joined));
};

const project: Stage = (documents, spec, options) => {
  const fields = docOf('$project', spec);
  if (Object.keys(fields).length === 0) throw requestFailed('$project must output at least one field');
  return $project(documents, fields, options);
};

const group: Stage = (documents, spec, options) => {
  const fields = docOf('$group', spec);
  for (const [name, accumulator] of Object.entries(fields)) {
    const operators = isPlainDoc(accumulator) ? Object.keys(accumulator) : [];
    if (name !== '_id' && (operators.length !== 1 || operators[0]?.startsWith('$') !== true))
      throw requestFailed(`The field '${name}' must be an accumulator object`);
  }
  const grouped = $group(documents, fields as never, options);
  // A group of documents without the key has the key null.
  return grouped.map<Doc, Doc>((doc) => ('_id' in doc ? doc : { _id: null, ...doc }));
};

const unwind: Stage = (documents, spec) => {
  const {
    path,
    includeArrayIndex: place,
    preserveNullAndEmptyArrays: keep,
  } = isPlainDoc(spec) ? spec : { path: spec };
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw requestFailed("path option to $unwind should be prefixed with a '$'");
  const parts = path.slice(1).split('.');
  const indexed = (doc: Doc, index: number | null): Doc =>
    typeof place === 'string' ? withField(doc, place.split('.'), index) : doc;
  return documents.transform<Doc>((all) =>
    Lazy(
      all.flatMap((doc): Doc[] => {
        const value = parts.reduce<unknown>(fieldOf, doc);
        if (Array.isArray(value) && value.length > 0)
          return value.map((item: unknown, i) => indexed(withField(doc, parts, item), i));
        const none = Array.isArray(value) || value === null || value === undefined;
        if (none && keep !== true) return [];
        return [indexed(Array.isArray(value) ? withField(doc, parts, undefined) : doc, null)];
      }),
    ),
  );
};

/** A plain object among the fields stands for the fields below, which join those that are there. */
const addFields: Stage = (documents, spec, options) => {
  const fields = leaves(docOf('$addFields', spec));
  return documents.map<Doc, Doc>((doc) => {
    const values = fields.map(([, expression]) => evalExpr(doc, expression, options));
    return fields.reduce<Doc>((out, [path], i) => withField(out, path, values[i], true), doc);
  });
};

function leaves(spec: Doc, above: string[] = []): [path: string[], expression: unknown][] {
  return Object.entries(spec).flatMap(([name, inner]): [string[], unknown][] => {
    const path = [...above, ...name.split('.')];
    const isFields = isPlainDoc(inner) && Object.keys(inner).length > 0 && !isOperatorDoc(inner);
    return isFields ? leaves(inner, path) : [[path, inner]];
  });
}

const replaceRoot: Stage = (documents, spec, options) => {
  const { newRoot } = docOf('$replaceRoot', spec);
  return documents.map<Doc, Doc>((doc) => {
    const root = evalExpr(doc, newRoot, options);
    if (!isPlainDoc(root)) throw requestFailed("'newRoot' expression must evaluate to an object");
    return root;
  });
};

export const STAGES: Record<`$${string}`, Stage> = {
  $match: match,
  $sort: sort,
  $count: count,
  $limit: limit,
  $sample: sample,
  $lookup: lookup,
  $project: project,
  $group: group,
  $unwind: unwind,
  $addFields: addFields,
  $set: addFields,
  $replaceRoot: replaceRoot,
  $geoNear: geoNear,
};

function docOf(stage: string, spec: unknown): Doc {
  if (!isPlainDoc(spec)) throw requestFailed(`the ${stage} specification must be an object`);
  return spec;
}
