/** A messenger that answers what the test tells it to, and remembers what it was given. */
import {
  TEMPLATE_KEYS,
  type Messenger,
  type SendOutcome,
  type TemplateIds,
  type WechatMessage,
} from '../../cloudfunctions/platform/messages/messenger';

export class ScriptedMessenger implements Messenger {
  templateIds: TemplateIds = Object.fromEntries(TEMPLATE_KEYS.map((key) => [key, `template-${key}`]));
  /** What the next ones are answered; `sent` when empty. */
  readonly outcomes: SendOutcome[] = [];
  readonly given: WechatMessage[] = [];

  send(message: WechatMessage): Promise<SendOutcome> {
    this.given.push(message);
    return Promise.resolve(this.outcomes.shift() ?? 'sent');
  }
}
