/** The effect of a checked image. What starts programs is loaded with the first build. */
import {
  type ImageBuild,
  imageBuildName,
  imageBuildSchema,
} from '../../../../contract/work/effects/image-build.ts';
import { defineEffect, type OutwardEffect } from '../../../platform/work/outward-effect.ts';
import type { BuildPorts } from './build-image.ts';

export function openBuildEffects(ports: BuildPorts): readonly OutwardEffect[] {
  const load = async () => (await import('./build-image.ts')).buildImage(ports);
  // Its own schema made it.
  const given = (input: ImageBuild): never => input as never;
  return [
    defineEffect({
      name: imageBuildName,
      input: imageBuildSchema,
      isDone: (outcome) => Object(outcome)['outcome'] !== 'refused',
      perform: async (input, use) => await (await load()).perform(given(input), use),
      lookUp: async (input, use) => await (await load()).lookUp(given(input), use),
    }),
  ];
}
