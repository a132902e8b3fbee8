import type { HealthReport } from '../../contract/health-report.ts';
import type { Translate } from '../words.ts';

export function nameOfPart(id: HealthReport['parts'][number]['id'], t: Translate): string {
  switch (id) {
    case 'security':
      return t('Security');
    case 'quality':
      return t('Quality');
    case 'tests':
      return t('Tests');
    case 'documentation':
      return t('Documentation');
    case 'dependencies':
      return t('Dependencies');
    case 'maintenance':
      return t('Maintenance');
  }
}
