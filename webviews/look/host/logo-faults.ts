/** What is wrong with an image that was chosen as a logo, in words; pure. */
import type { LogoFault } from '../../../src/domain/invoicing/look/read-logo.ts';
import type { Translate } from '../../../src/pages/words.ts';

/** What is wrong with the file, and which one to choose. */
export function describeLogoFault(fault: LogoFault, t: Translate): string {
  switch (fault) {
    case 'too_large':
      return t(
        'The file is larger than 1 MB. Choose a PNG or JPEG of at most 1 MB, 4,000 pixels a side and 2 million in all.',
      );
    case 'not_image':
      return t(
        'The file is neither PNG nor JPEG. Choose a PNG or JPEG of at most 1 MB, 4,000 pixels a side and 2 million in all.',
      );
    case 'damaged':
      return t('The file is damaged or cut off. Export it again as PNG or JPEG.');
    case 'too_many_pixels':
      return t('The image has more than 4,000 pixels a side or 2 million in all. Make it smaller.');
    case 'cmyk':
      return t('The image has CMYK colours. Export it as RGB.');
  }
}
