import styles from './attendance-meter.module.css';

/** How full an event is. The number stands beside it in words, so it is hidden from assistive technology. */
export function AttendanceMeter({ attendance, capacity, wide = false }: { attendance: number; capacity: number; wide?: boolean }) {
  const width = capacity > 0 ? Math.min(100, (attendance / capacity) * 100) : 0;
  return (
    <svg className={styles.meter} data-wide={wide} data-full={attendance >= capacity} aria-hidden="true">
      <rect className={styles.track} width="100%" height="100%" rx="4" />
      <rect className={styles.fill} width={`${width}%`} height="100%" rx="4" />
    </svg>
  );
}
