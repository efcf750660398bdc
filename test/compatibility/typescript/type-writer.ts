import ts from 'typescript';

/** A name that a package exports. */
export interface Exported {
  name: string;
  symbol: ts.Symbol;
}

/** Who provides a value: the SDK, or the app (arguments, and results of the app's functions). */
type Direction = 'sdk' | 'app';

const opposite = { sdk: 'app', app: 'sdk' } as const;

const isType = ({ symbol }: Exported): boolean => Boolean(symbol.flags & ts.SymbolFlags.Type);

/** Whether a type has no members of its own: `string`, `boolean`, a literal, a type parameter, or `string & {}`. */
const isAtom = (type: ts.Type): boolean =>
  type.isIntersection() ? type.types.some(isAtom) : !(type.flags & ts.TypeFlags.Object) && !isUnion(type);

/** The compiler calls `boolean` a union of `true` and `false`. */
const isUnion = (type: ts.Type): type is ts.UnionType => type.isUnion() && !(type.flags & ts.TypeFlags.Boolean);

/** Whether a type is declared by the platform or by another package. */
const isForeign = ({ symbol }: ts.Type): boolean => {
  // The compiler creates types without a symbol, such as intersections.
  const named = symbol as ts.Symbol | undefined;
  return named !== undefined && named.name !== '__type' && isDeclaredElsewhere(named);
};

const isDeclaredElsewhere = ({ declarations }: ts.Symbol): boolean =>
  declarations?.[0] !== undefined && isForeignFile(declarations[0].getSourceFile().fileName);

const isForeignFile = (file: string): boolean => /\/node_modules\/(?!user-profiles-client\/)/.test(file);

/** The contract decides what a request must contain, and openapi.yaml is compared on its own. */
const isOfContract = ({ declarations }: ts.Symbol): boolean =>
  declarations?.some((declaration) => declaration.getSourceFile().fileName.endsWith('/generated/types.d.ts')) ?? false;

/** A type whose values apps only get from the SDK, also where they pass them back to it. A new member of it breaks no app. */
const isMadeBySdk = ({ name }: Exported): boolean => name === 'Client';

/** Writes the lines of a surface. */
export class TypeWriter {
  private readonly written = new Set<string>();
  private readonly visited = new Set<string>();
  private readonly names = new Map<ts.Symbol | ts.Type, Exported>();

  constructor(
    private readonly checker: ts.TypeChecker,
    exported: readonly Exported[],
  ) {
    for (const each of exported.filter(isType)) {
      this.names.set(each.symbol, each);
      const type = checker.getDeclaredTypeOfSymbol(each.symbol);
      // An alias of a primitive type is that type: naming it would name all uses of the type.
      if (each.symbol.flags & ts.SymbolFlags.TypeAlias && type.flags & ts.TypeFlags.StructuredType) this.names.set(type, each);
    }
  }

  /** Returns the lines in alphabetical order. */
  lines(): string[] {
    return [...this.written].toSorted();
  }

  /** Writes an exported function, class or constant. */
  writeValue({ name, symbol }: Exported): void {
    const path = symbol.flags & ts.SymbolFlags.Class ? `typeof ${name}` : name;
    this.writeUnnamed(path, this.checker.getTypeOfSymbol(symbol), 'sdk');
  }

  /** Writes an exported type that no value of the package uses. */
  writeUnused(exported: Exported): void {
    if (!this.visited.has(`${exported.name} app`)) this.writeExported(exported, 'sdk');
  }

  private writeExported({ name, symbol }: Exported, provider: Direction): void {
    if (!this.isFirstVisit(name, provider)) return;
    const [declaration] = symbol.declarations ?? [];
    const isGenericAlias = declaration && ts.isTypeAliasDeclaration(declaration) && declaration.typeParameters;
    if (isGenericAlias) this.writeText(declaration);
    else this.writeUnnamed(name, this.checker.getDeclaredTypeOfSymbol(symbol), provider);
  }

  private isFirstVisit(name: string, how: Direction | 'text'): boolean {
    const visit = `${name} ${how}`;
    return this.visited.size < this.visited.add(visit).size;
  }

  /** A generic alias has no members before it gets arguments. Its text is written, and the text of the types behind it. */
  private writeText(declaration: ts.TypeAliasDeclaration): void {
    const name = declaration.name.text;
    if (!this.isFirstVisit(name, 'text')) return;
    this.written.add(
      `${name}: ${declaration.type
        .getText()
        .replaceAll(/\/\*[^]*?\*\//g, '')
        .replaceAll(/\s+/g, ' ')}`,
    );
    const follow = (node: ts.Node): void => {
      const symbol = ts.isTypeReferenceNode(node) ? this.checker.getSymbolAtLocation(node.typeName) : undefined;
      const [target] = symbol?.declarations ?? [];
      const isInside = symbol && !this.names.has(symbol) && target?.getSourceFile() === declaration.getSourceFile();
      if (isInside && ts.isTypeAliasDeclaration(target)) this.writeText(target);
      ts.forEachChild(node, follow);
    };
    follow(declaration.type);
  }

  /** Writes the type at a path: the name of an exported type, or else its content. */
  private write(path: string, type: ts.Type, provider: Direction): void {
    const alias = type.aliasSymbol && this.names.get(type.aliasSymbol);
    const exported = alias ?? this.names.get(type) ?? this.names.get(type.symbol);
    if (exported === undefined) return this.writeUnnamed(path, type, provider);
    this.written.add(`${path}: ${exported.name}`);
    this.writeArguments(path, alias ? (type.aliasTypeArguments ?? []) : this.argumentsOf(type), provider);
    this.writeExported(exported, isMadeBySdk(exported) ? 'sdk' : provider);
  }

  private writeUnnamed(path: string, type: ts.Type, provider: Direction): void {
    if (isUnion(type)) return this.writeUnion(path, type, provider);
    if (isAtom(type)) return this.writeAtom(path, type, provider);
    if (isForeign(type)) return this.writeForeign(path, type, provider);
    for (const info of this.checker.getIndexInfosOfType(type)) {
      this.write(`${path}[${this.checker.typeToString(info.keyType)}]`, info.type, provider);
    }
    // A class inherits different members on each platform.
    for (const base of type.getBaseTypes()?.filter(isForeign) ?? []) this.written.add(`${path}: extends ${base.symbol.name}`);
    for (const member of this.checker.getPropertiesOfType(type).filter((each) => !isDeclaredElsewhere(each))) {
      this.writeMember(path, member, provider);
    }
    for (const signature of type.getCallSignatures()) this.writeSignature(path, signature, provider);
    for (const signature of type.getConstructSignatures()) this.writeSignature(`${path}.new`, signature, provider);
  }

  /** The app must handle a value that is absent, and may always rely on one that is not. */
  private writeAtom(path: string, type: ts.Type, provider: Direction): void {
    const text = this.checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    const isAbsence = Boolean(type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null));
    this.written.add(`${path}: ${isAbsence && provider === 'sdk' ? `can be ${text}` : text}`);
  }

  private writeUnion(path: string, union: ts.UnionType, provider: Direction): void {
    for (const type of union.types) {
      if (type.flags & ts.TypeFlags.BooleanLiteral) this.written.add(`${path}: boolean`);
      else this.write(path, type, provider);
    }
  }

  /** A type of the platform, such as Promise, is written with its name and its arguments. */
  private writeForeign(path: string, type: ts.Type, provider: Direction): void {
    this.written.add(`${path}: ${type.symbol.name}`);
    this.writeArguments(path, this.argumentsOf(type), provider);
  }

  private writeArguments(path: string, types: readonly ts.Type[], provider: Direction): void {
    // The platform's declarations differ in the arguments that they leave open.
    const known = types.filter(({ flags }) => !(flags & ts.TypeFlags.Any));
    for (const [index, type] of known.entries()) this.write(`${path}<${index + 1}>`, type, provider);
  }

  private argumentsOf(type: ts.Type): readonly ts.Type[] {
    const isReference = type.flags & ts.TypeFlags.Object && (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference;
    const own = type.symbol?.getDeclarations()?.[0];
    const parameters = own && (ts.isInterfaceDeclaration(own) || ts.isClassDeclaration(own)) ? (own.typeParameters?.length ?? 0) : 0;
    // The last argument of a reference to a class or an interface can be its `this` type.
    return isReference ? this.checker.getTypeArguments(type as ts.TypeReference).slice(0, parameters) : [];
  }

  private writeMember(path: string, member: ts.Symbol, provider: Direction): void {
    const name = member.name.startsWith('__@') ? '[symbol]' : member.name;
    const isRequired = provider === 'app' && !(member.flags & ts.SymbolFlags.Optional) && !isOfContract(member);
    if (isRequired) this.written.add(`${path}.${name}: required`);
    this.write(`${path}.${name}`, this.checker.getTypeOfSymbol(member), provider);
  }

  private writeSignature(path: string, signature: ts.Signature, provider: Direction): void {
    for (const [index, parameter] of signature.parameters.entries()) {
      const declaration = parameter.valueDeclaration;
      const isOptional = declaration && ts.isParameter(declaration) && this.checker.isOptionalParameter(declaration);
      const isRest = declaration && ts.isParameter(declaration) && declaration.dotDotDotToken;
      const at = `${path}(${index + 1})`;
      if (!isOptional && !isRest && provider === 'sdk') this.written.add(`${at}: required`);
      this.write(at, this.checker.getTypeOfSymbol(parameter), opposite[provider]);
    }
    const predicate = this.checker.getTypePredicateOfSignature(signature);
    if (predicate) this.written.add(`${path}(): ${this.checker.typePredicateToString(predicate)}`);
    else this.write(`${path}()`, signature.getReturnType(), provider);
  }
}
