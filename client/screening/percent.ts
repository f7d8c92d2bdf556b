/** Shares are kept from 0 to 1 and written in percent, in tenths of one; an empty field is no number. */
export const asPercent = (share: number): number => Math.round(share * 1_000) / 10;
export const asShare = (percent: number | undefined): number =>
  percent === undefined ? Number.NaN : Math.round(percent * 10) / 1_000;
