/** Pictures of a thing: chosen from this computer, made small, stored, taken away again. */
import { useRef, useState } from 'react';
import { Button } from 'tdesign-react';

import { sentenceOf } from '../services/api-error';
import { storePicture } from '../services/pictures';
import { Picture } from '../shell/picture';

interface Props {
  readonly label: string;
  readonly pictures: readonly string[];
  readonly most: number;
  readonly onChange: (pictures: readonly string[]) => void;
}

export function PicturesInput({ label, pictures, most, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [sentence, setSentence] = useState('');
  const add = async (files: FileList | null): Promise<void> => {
    const chosen = Array.from(files ?? []).slice(0, most - pictures.length);
    setIsBusy(true);
    setSentence('');
    try {
      const stored: string[] = [];
      for (const file of chosen) stored.push(await storePicture(file));
      onChange([...pictures, ...stored]);
    } catch (error) {
      setSentence(sentenceOf(error));
    } finally {
      setIsBusy(false);
      if (input.current !== null) input.current.value = '';
    }
  };
  return (
    <div className="pictures">
      {pictures.map((file) => (
        <span key={file} className="one">
          <Picture file={file} size={72} />
          <Button
            variant="text"
            size="small"
            theme="default"
            onClick={() => onChange(pictures.filter((one) => one !== file))}
          >
            移除
          </Button>
        </span>
      ))}
      {pictures.length < most && (
        <Button variant="dashed" theme="default" loading={isBusy} onClick={() => input.current?.click()}>
          选择图片
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple={most > 1}
        hidden
        aria-label={label}
        onChange={({ target }) => void add(target.files)}
      />
      {sentence !== '' && <span className="bad">{sentence}</span>}
    </div>
  );
}
