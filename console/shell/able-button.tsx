/** A button that says why it cannot be pressed, while it cannot. */
import { Button, Tooltip, type ButtonProps } from 'tdesign-react';

interface Props extends Omit<ButtonProps, 'disabled'> {
  /** Null while it can be pressed. */
  readonly reason: string | null;
  /** Said beside the button; else to whoever points at it, and to those who hear the page. */
  readonly isBeside?: boolean;
}

export function AbleButton({ reason, isBeside = false, ...button }: Props) {
  if (reason === null) return <Button {...button} />;
  return (
    <span className="unable">
      <span className={isBeside ? 'hint' : 'unseen'}>{reason}</span>
      <Tooltip content={reason}>
        <span>
          <Button {...button} disabled />
        </span>
      </Tooltip>
    </span>
  );
}
