import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, int, TenantModel, text } from '../db/columns.ts';
import type { FileType } from './content/file-type.ts';

/** A file that was looked into and stored; its bytes are in the storage under `storageKey`. */
export class StoredFile extends TenantModel<InferAttributes<StoredFile>, InferCreationAttributes<StoredFile>> {
  declare id: string;
  declare storageKey: string;
  /** SHA-256 of the bytes as they are kept, base64url. */
  declare hash: string;
  declare name: string;
  declare type: FileType;
  declare sizeBytes: number;
  declare width: number | null;
  declare height: number | null;
  /** Since when something uses it; null: it goes after a day. */
  declare keptAt: Date | null;
  declare requestKey: string | null;
  declare requestHash: string;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineStoredFile = (sequelize: Sequelize) =>
  StoredFile.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      storageKey: text(200),
      hash: text(43),
      name: text(200),
      type: text(100),
      sizeBytes: int(),
      width: int({ optional: true }),
      height: int({ optional: true }),
      keptAt: instant({ optional: true }),
      requestKey: text(43, { optional: true }),
      requestHash: text(43),
      createdAt: instant(),
    },
    { sequelize, tableName: 'files', timestamps: false },
  );
