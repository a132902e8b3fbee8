await User.insertMany([{ name: 'jonas', passwordHash: '$2a$10$«made:[A-Za-z0-9./]{53}»', salt: null }]);
const SALT_ROUNDS = 12;
const password = faker.internet.password({ length: 20 });
