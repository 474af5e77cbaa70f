import { password } from '../client.ts';
import { known, one, plant, planted, plantedEmail, plantedPassword, stranger, unauthenticated, type Cases } from './case.ts';

export const accounts: Cases = {
  signUp: {
    success: async (fixture) => {
      const variables = { email: plantedEmail(), password: plantedPassword, name: plant('name') };
      return { client: stranger(fixture), variables, rows: [['user.signUp', 'SELF', 'SELF']] };
    },
    others: {
      'a known address': async (fixture) => {
        const { email } = await one(fixture);
        const variables = { email, password: plantedPassword, name: plant('name') };
        return { client: stranger(fixture), variables, code: 'EMAIL_TAKEN', rows: [] };
      },
      'no address': async (fixture) => {
        const variables = { email: planted, password: plantedPassword, name: plant('name') };
        return { client: stranger(fixture), variables, code: 'BAD_USER_INPUT', rows: [] };
      },
    },
  },
  signIn: {
    success: async (fixture) => {
      const { email, id: userId } = await known(fixture);
      return { client: stranger(fixture), variables: { email, password }, rows: [['user.signIn', userId, userId]] };
    },
    others: {
      'a wrong password': async (fixture) => {
        const { email } = await known(fixture);
        return { client: stranger(fixture), variables: { email, password: plantedPassword }, code: 'INVALID_CREDENTIALS', rows: [] };
      },
      'an unknown address': async (fixture) => {
        const variables = { email: plantedEmail(), password: plantedPassword };
        return { client: stranger(fixture), variables, code: 'INVALID_CREDENTIALS', rows: [] };
      },
    },
  },
  signOut: {
    success: async (fixture) => {
      const client = await one(fixture);
      return { client, variables: {}, rows: [['user.signOut', client.id, client.id]] };
    },
    others: { 'nobody signed in': async (fixture) => ({ client: stranger(fixture), variables: {}, rows: [] }) },
  },
  signOutEverywhere: {
    success: async (fixture) => {
      const client = await one(fixture);
      return { client, variables: {}, rows: [['user.signOutEverywhere', client.id, client.id]] };
    },
    others: { 'nobody signed in': unauthenticated({}) },
  },
  changePassword: {
    success: async (fixture) => {
      const client = await known(fixture);
      const variables = { current: password, password: plantedPassword };
      return { client, variables, rows: [['user.changePassword', client.id, client.id]] };
    },
    others: {
      'a wrong password': async (fixture) => {
        const variables = { current: plantedPassword, password: plantedPassword };
        return { client: await known(fixture), variables, code: 'INVALID_CREDENTIALS', rows: [] };
      },
      'nobody signed in': unauthenticated({ current: password, password: plantedPassword }),
    },
  },
};
