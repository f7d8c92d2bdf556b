import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A page that is fetched when it is first opened: `lazyPage(() => import('./OrderList.tsx'), 'OrderList')`. */
export const lazyPage = <Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): LazyExoticComponent<ComponentType> => lazy(async () => ({ default: (await load())[name] }));
