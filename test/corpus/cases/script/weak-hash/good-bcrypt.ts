import bcrypt from 'bcrypt';
import { DataTypes, Model, type Sequelize } from 'sequelize';

export class User extends Model {
  declare password: string;
}

export function define(sequelize: Sequelize): void {
  User.init({ password: DataTypes.STRING }, { sequelize });
  User.beforeCreate(async (user) => {
    user.password = await bcrypt.hash(user.password, 12);
  });
}
