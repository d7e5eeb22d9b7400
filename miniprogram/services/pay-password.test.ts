/** What the sheet does after each refusal. */
import { ApiError } from './api-error';
import { needsPassword, sheetAfter } from './pay-password';

test('a wrong one leaves the sheet open with the tries that are left', () => {
  const sheet = sheetAfter(new ApiError('PASSWORD_WRONG', '支付密码不正确，还可以再试 4 次'));
  expect(sheet).toEqual({
    ...{ isOpen: true, busy: false, isLocked: false },
    problem: '支付密码不正确，还可以再试 4 次',
  });
});

test('a locked one takes no more digits', () => {
  const sheet = sheetAfter(new ApiError('PASSWORD_LOCKED', '请在 10:30 之后再试'));
  expect(sheet).toMatchObject({ isOpen: true, isLocked: true, problem: '请在 10:30 之后再试' });
});

test.each([new ApiError('POINTS_SHORT', ''), new ApiError('NETWORK', ''), new Error('a bug')])(
  '%s is not about the password',
  (error) => {
    expect(sheetAfter(error)).toBeNull();
    expect(needsPassword(error)).toBe(false);
  },
);

test('without one the page leads to where it is set', () => {
  expect(needsPassword(new ApiError('PASSWORD_NEEDED', ''))).toBe(true);
});
