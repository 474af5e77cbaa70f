/** Where the browser's time zone is kept, so that the server renders times in it. */
export const timeZoneCookie = 'landfall_zone';
