/** Style sheets are imported for their effect alone; the bundler turns them into files (the policy forbids inline ones). */
declare module '*.css';
