/** What runs beside services: names and ports. */

export const dataServices = ['postgresql', 'mysql', 'mariadb', 'mongodb', 'redis', 'rabbitmq'] as const;
export type DataService = (typeof dataServices)[number];

/** Where each of them listens. */
export const ports: Readonly<Record<DataService, number>> = {
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  mongodb: 27_017,
  redis: 6379,
  rabbitmq: 5672,
};

/** As people call them. */
export const dataServiceNames: Readonly<Record<DataService, string>> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  mongodb: 'MongoDB',
  redis: 'Redis',
  rabbitmq: 'RabbitMQ',
};
