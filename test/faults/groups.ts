import type { Group } from '../support/bars.ts';
import { delivery } from './delivery.ts';
import { distance } from './distance.ts';
import { documentKills } from './documentKills.ts';
import { kills } from './kills.ts';
import { moneyKills } from './moneyKills.ts';
import { race } from './race.ts';
import { sync } from './sync.ts';
import { wal } from './wal.ts';

export const groups: readonly Group[] = [delivery, kills, moneyKills, documentKills, sync, wal, race, distance];
