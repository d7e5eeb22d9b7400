/** A stored picture; a quiet ground where it is not there. */
import { usePicture } from '../services/pictures';

export function Picture({ file, size = 32 }: { readonly file: string; readonly size?: number }) {
  const link = usePicture(file);
  const measures = { width: size, height: size };
  return link === '' ? (
    <span className="picture" style={measures} />
  ) : (
    <img className="picture" src={link} alt="" {...measures} />
  );
}
