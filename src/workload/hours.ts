/**
 * Hours of the day in which people write, by name. Weights are shares of a day in per cent, from midnight on; where
 * a source gives only some of them, the rest is drawn between and said to be ours.
 */
import type { WeekHours } from './week-profile.ts';

/**
 * A working day. From the sources: meetings and with them work peak from 9 to 11 and from 13 to 15 h, and messages
 * overtake mail by 8 h (Microsoft, Work Trend Index, June 2025); 0.4 % of a week's mail is written at weekends
 * (radoslaw, a manufacturing company's mail, KONECT). The numbers between these are ours.
 */
const OFFICE: WeekHours = {
  hours: [0, 0, 0, 0, 0, 0, 1, 3, 8, 13, 13, 10, 6, 12, 12, 9, 7, 4, 1, 0.5, 0.3, 0.2, 0, 0],
  // Two days of 0.01 beside five of 1 are 0.4 % of a week.
  weekend: 0.01,
};

/**
 * Short messages in China: the peak is 7.7 % at 11 h, and each hour from 9 to 23 has more than 4.5 % (NUS SMS
 * Corpus, its Chinese part). The numbers between these are ours, and so is that weekends are like weekdays.
 */
const SMS_CHINA: WeekHours = {
  hours: [
    2.6, 1.2, 0.6, 0.4, 0.3, 0.3, 0.5, 1.1, 2.2, 5.5, 6.5, 7.7, 6.9, 5.8, 5.6, 5.6, 5.7, 5.9, 5.9, 5.9, 6.3,
    6.5, 6.2, 4.8,
  ],
  weekend: 1,
};

/** No hour and no day differs from another. */
const FLAT: WeekHours = { hours: new Array<number>(24).fill(1), weekend: 1 };

export const HOURS = { office: OFFICE, 'sms-china': SMS_CHINA, flat: FLAT } as const;
export type HoursName = keyof typeof HOURS;
