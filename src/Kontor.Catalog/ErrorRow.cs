namespace Kontor.Catalog;

/// <summary>One documented row of a dialect's error table, exactly as <c>errors.tsv</c> states it.</summary>
public abstract class ErrorRow
{
    private protected ErrorRow(
        int slotCount,
        string dialect,
        string key,
        string code,
        int http,
        Retry retry,
        string section,
        string message,
        string cause
    )
    {
        Dialect = dialect;
        Key = key;
        Code = code;
        Http = http;
        Retry = retry;
        Section = section;
        Template = MessageTemplate.Parse(message);
        Cause = cause;
        Number = int.Parse(code);
        // The generator chose this row's type by its own reading of the message: the two readings must never drift apart.
        if (Template.Slots.Count != slotCount)
            throw new ArgumentException($"'{message}' has {Template.Slots.Count} slots, but its row takes {slotCount}.", nameof(message));
    }

    public string Dialect { get; }

    /// <summary>The row's name in the sources. Where the contract has an enum, the key is that enum, and a suffix after a dot tells its rows apart.</summary>
    public string Key { get; }

    /// <summary>The code as the contract prints it.</summary>
    public string Code { get; }

    /// <summary>The same code for dialects that send it as a JSON number.</summary>
    public int Number { get; }

    public int Http { get; }
    public Retry Retry { get; }
    public string Section { get; }
    public string Message => Template.Text;
    public MessageTemplate Template { get; }
    public string Cause { get; }

    public override string ToString() => $"{Dialect} {Code} {Message}";
}

/// <summary>A row whose message has no slots: it is its own refusal.</summary>
public sealed class PlainError : ErrorRow
{
    public PlainError(string dialect, string key, string code, int http, Retry retry, string section, string message, string cause)
        : base(0, dialect, key, code, http, retry, section, message, cause) => Refusal = new Refusal(this, Template.Fill());

    public Refusal Refusal { get; }

    public static implicit operator Refusal(PlainError row) => row.Refusal;
}

/// <summary>A row with one slot in its message.</summary>
public sealed class ErrorRow<T>(
    string dialect,
    string key,
    string code,
    int http,
    Retry retry,
    string section,
    string message,
    string cause
) : ErrorRow(1, dialect, key, code, http, retry, section, message, cause)
    where T : notnull
{
    public Refusal With(T argument) => new(this, Template.Fill($"{argument}"));
}

/// <summary>A row with two slots in its message.</summary>
public sealed class ErrorRow<T1, T2>(
    string dialect,
    string key,
    string code,
    int http,
    Retry retry,
    string section,
    string message,
    string cause
) : ErrorRow(2, dialect, key, code, http, retry, section, message, cause)
    where T1 : notnull
    where T2 : notnull
{
    public Refusal With(T1 first, T2 second) => new(this, Template.Fill($"{first}", $"{second}"));
}
