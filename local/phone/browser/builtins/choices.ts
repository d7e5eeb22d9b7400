/** <checkbox>, <radio>, their groups, <switch>. */
import type { Builtin, Host, Mounted, Properties } from './define';
import { onTap } from './tap';

interface Choice {
  readonly host: Host;
  isChecked: boolean;
}

const GROUPS = 'wx-checkbox-group, wx-radio-group';
const choices = new WeakMap<Element, Choice>();
const groups = new WeakMap<Element, Host>();

const CHOICE = { value: '', disabled: false, checked: false, color: '', name: '' } satisfies Properties;

function membersOf(group: Element): Choice[] {
  return [...group.querySelectorAll('wx-checkbox, wx-radio')].flatMap(
    (element) => choices.get(element) ?? [],
  );
}

function draw({ host, isChecked }: Choice): void {
  host.element.classList.toggle('wx-checked', isChecked);
  host.element.setAttribute('aria-checked', String(isChecked));
}

function mountChoice(host: Host, isRadio: boolean): Mounted {
  const choice: Choice = { host, isChecked: false };
  choices.set(host.element, choice);
  host.element.setAttribute('role', isRadio ? 'radio' : 'checkbox');
  const check = (isChecked: boolean): void => {
    choice.isChecked = isChecked;
    draw(choice);
    const group = host.element.closest(GROUPS);
    if (!isRadio || !isChecked || group === null) return;
    for (const other of membersOf(group))
      if (other !== choice && other.isChecked) {
        other.isChecked = false;
        draw(other);
      }
  };
  const act = (): void => {
    if (host.flag('disabled') || (isRadio && choice.isChecked)) return;
    check(!choice.isChecked);
    host.set('checked', choice.isChecked);
    const group = host.element.closest(GROUPS);
    const groupHost = group === null ? undefined : groups.get(group);
    if (group !== null && groupHost !== undefined) groupHost.trigger('change', { value: groupValue(group) });
  };
  onTap(host.element, act);
  return {
    activate: act,
    update: (changed) => {
      host.element.style.setProperty('--choice', host.text('color') || 'var(--wx-brand)');
      if (changed.has('checked')) check(host.flag('checked'));
    },
  };
}

function groupValue(group: Element): unknown {
  const checked = membersOf(group).flatMap(({ host, isChecked }) => (isChecked ? [host.text('value')] : []));
  return group.localName === 'wx-radio-group' ? (checked[0] ?? '') : checked;
}

function mountGroup(host: Host): Mounted {
  groups.set(host.element, host);
  if (host.element.localName === 'wx-radio-group') host.element.setAttribute('role', 'radiogroup');
  return {
    field: {
      name: () => host.text('name'),
      value: () => groupValue(host.element),
      reset: () => {
        for (const choice of membersOf(host.element)) {
          choice.isChecked = choice.host.flag('checked');
          draw(choice);
        }
      },
    },
  };
}

function mountSwitch(host: Host): Mounted {
  let isOn = false;
  const show = (next: boolean): void => {
    isOn = next;
    host.element.classList.toggle('wx-checked', isOn);
    host.element.setAttribute('aria-checked', String(isOn));
  };
  const act = (): void => {
    if (host.flag('disabled')) return;
    show(!isOn);
    host.set('checked', isOn);
    host.trigger('change', { value: isOn });
  };
  onTap(host.element, act);
  host.element.setAttribute('role', 'switch');
  return {
    activate: act,
    field: { name: () => host.text('name'), value: () => isOn, reset: () => show(false) },
    update: (changed) => {
      host.element.style.setProperty('--choice', host.text('color') || 'var(--wx-brand)');
      if (changed.has('checked')) show(host.flag('checked'));
    },
  };
}

export const CHOICES: readonly Builtin[] = [
  { tag: 'checkbox', template: 'choice', properties: CHOICE, mount: (host) => mountChoice(host, false) },
  { tag: 'radio', template: 'choice', properties: CHOICE, mount: (host) => mountChoice(host, true) },
  { tag: 'checkbox-group', properties: { name: '' }, mount: mountGroup },
  { tag: 'radio-group', properties: { name: '' }, mount: mountGroup },
  {
    tag: 'switch',
    template: 'switch',
    properties: { name: '', checked: false, disabled: false, type: 'switch', color: '' },
    mount: mountSwitch,
  },
];
