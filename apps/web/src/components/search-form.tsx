import Link from 'next/link';
import { places } from '../lib/places.ts';
import { searchPath, type SearchResult } from '../lib/search.ts';
import { TextField } from './field.tsx';
import { LocateButton } from './locate-button.tsx';
import styles from './search-form.module.css';

/** A plain GET form: the address of the page is the search. */
export function SearchForm({ values, errors, search }: SearchResult) {
  return (
    <search className={styles.search}>
      <form action="/" method="get" className={styles.fields} noValidate>
        <TextField
          name="latitude"
          label="Latitude"
          inputMode="text"
          placeholder="52.52"
          defaultValue={values.latitude}
          error={errors.latitude}
          key={`latitude ${values.latitude}`}
        />
        <TextField
          name="longitude"
          label="Longitude"
          inputMode="text"
          placeholder="13.405"
          defaultValue={values.longitude}
          error={errors.longitude}
          key={`longitude ${values.longitude}`}
        />
        <TextField
          name="radius"
          label="Within (km)"
          inputMode="decimal"
          defaultValue={values.radius}
          error={errors.radius}
          key={`radius ${values.radius}`}
        />
        <button type="submit" className={`button ${styles.submit}`}>
          Search
        </button>
      </form>
      <div className={styles.places}>
        <LocateButton submit />
        <span className={styles.near}>Near</span>
        <ul className={styles.list}>
          {places.map((place) => (
            <li key={place.name}>
              <Link
                href={searchPath(place, values.radius || 25)}
                prefetch={false}
                className="chip"
                aria-current={search?.latitude === place.latitude && search.longitude === place.longitude ? 'true' : undefined}
              >
                {place.name}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </search>
  );
}
