import { places } from '../lib/places.ts';
import { maxText, type SearchResult } from '../lib/search.ts';
import { Field, TextField } from './field.tsx';
import { LocateButton } from './locate-button.tsx';
import styles from './search-form.module.css';

/** A plain GET form: the address of the page is the search. */
export function SearchForm({ values, errors, filter }: SearchResult) {
  // Another search is another form: fields show what was searched.
  const field = (name: keyof typeof values) => ({ name, defaultValue: values[name], error: errors[name] });
  return (
    <search className={styles.search}>
      <form action="/" method="get" noValidate key={JSON.stringify(values)} className={styles.form}>
        <div className={styles.what}>
          <TextField {...field('text')} label="What" type="search" maxLength={maxText} placeholder="Title, venue or description" />
          <TextField {...field('from')} label="From" type="date" />
          <TextField {...field('to')} label="Until" type="date" />
          <Field name="price" label="Price" error={errors.price}>
            {(control) => (
              <select defaultValue={values.price} {...control}>
                <option value="">Any</option>
                <option value="free">Free</option>
                <option value="paid">Paid</option>
              </select>
            )}
          </Field>
        </div>
        <div className={styles.where}>
          <TextField {...field('latitude')} label="Latitude" placeholder="52.52" />
          <TextField {...field('longitude')} label="Longitude" placeholder="13.405" />
          <TextField {...field('radius')} label="Within (km)" inputMode="decimal" />
          <button type="submit" className={`button ${styles.submit}`}>
            Search
          </button>
        </div>
        {/* After the button above, which the Enter key presses. */}
        <div className={styles.places}>
          <span className={styles.near} id="near">
            Near
          </span>
          <ul className={styles.list} aria-labelledby="near">
            {places.map((place) => (
              <li key={place.name}>
                <button
                  type="submit"
                  name="place"
                  value={place.name}
                  className="chip"
                  aria-current={filter?.near?.latitude === place.latitude && filter.near.longitude === place.longitude ? 'true' : undefined}
                >
                  {place.name}
                </button>
              </li>
            ))}
          </ul>
          <LocateButton submit />
        </div>
      </form>
    </search>
  );
}
