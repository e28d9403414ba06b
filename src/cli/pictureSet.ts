// The pictures of a run and the class that each is wished for: of a folder, a pattern or a list, whole or a part.
import { failure } from '../errors'
import { chooseClasses } from './classes'
import type { Options } from './options'
import { listedPictures } from './pictureList'
import { findPictures, type PictureFile } from './pictures'
import { inShard, jobShard, type Shard } from './shard'
import { shortPath } from './words'

export interface PictureSet {
  /** Of this part. */
  readonly pictures: readonly PictureFile[]
  /** Path of a picture -> its class. */
  readonly classes: ReadonlyMap<string, string>
  /** Whether any picture, of whichever part, has a class of its own. */
  readonly listed: boolean
  readonly shard: Shard
}

/** @throws NotReadable, BadRecipe */
export async function pictureSet(options: Options, out: string): Promise<PictureSet> {
  const shard = options.shard ?? jobShard(process.env, options.shards) ?? [1, 1]
  const results = options.overlay ? [out, options.overlay] : [out]
  const list = options.images
    ? await listedPictures(options.images)
    : { pictures: await findPictures(options.image, results), classes: new Map<string, string>() }
  if (options.classes && list.classes.size > 0) throw twice(options)
  const pictures = list.pictures.filter(({ name }) => inShard(name, shard))
  if (!options.classes) return { pictures, classes: list.classes, listed: list.classes.size > 0, shard }
  const classes = await chooseClasses(options.classes, pictures, list.pictures)
  return { pictures, classes, listed: true, shard }
}

const twice = ({ images, classes }: Options) =>
  failure(
    'BadRecipe',
    `${shortPath(images ?? '')} and ${shortPath(classes ?? '')} both name classes; leave --classes out, or the classes of the list.`,
  )
