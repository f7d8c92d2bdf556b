import { type Logger, pino } from 'pino';

/** JSON lines on stderr. Query strings never reach it: react-admin puts filters there (security.md 14.2.1). */
export const makeLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      redact: {
        paths: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', 'req.headers'],
        censor: '…',
      },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ dest: 2, sync: false }),
  );
