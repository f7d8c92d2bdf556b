/** Opens the browser's own print dialog once the menu or palette that asked for it is gone. */
export const printCase = (): void => void setTimeout(() => window.print());
