import { expect, test } from 'vitest';
import { isCutOff } from '../../src/import/values.ts';

test('only the class of an object is left of what was cut off, also in a list, but not in lists however deep', () => {
  const cut = 'Microsoft.Online.Administration.LicenseOption';
  let deep: unknown = [cut];
  for (let depth = 0; depth < 200_000; depth++) deep = [deep];
  expect(
    [cut, [cut, ' System.Object[] '], [], 'contoso.com', [cut, 'x'], deep].map((each) =>
      isCutOff(each as string),
    ),
  ).toEqual([true, true, false, false, false, false]);
});
