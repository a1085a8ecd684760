using System.Buffers;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary>The members of <c>contract/check-verify-result</c>.</summary>
internal sealed record CheckVerifyRequest(string Guid)
{
    private const int GuidLength = 32;
    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Members of another JSON type first, as a parser would find them; then what is missing, what is malformed, and the chain.</summary>
    public static Refusal? Read(Call call, out object? request)
    {
        request = null;
        if (!TryText(call.Json, ChainShortName.Parameter, out var chain) || !TryText(call.Json, "guid", out var guid))
            return Errors.JsonFormat;
        if (string.IsNullOrWhiteSpace(chain))
            return Errors.ParameterEmpty.With(ChainShortName.Parameter);
        if (string.IsNullOrWhiteSpace(guid))
            return Errors.ParameterEmpty.With("guid");
        if (!ChainShortName.IsWellFormed(chain))
            return Errors.ParameterError.With(ChainShortName.Parameter);
        if (guid.Length != GuidLength || guid.AsSpan().ContainsAnyExcept(s_hexDigits))
            return Errors.ParameterError.With("guid");
        if (!ChainShortName.IsXLayer(chain))
            return Errors.ChainNotSupported;
        request = new CheckVerifyRequest(guid);
        return null;
    }

    /// <summary>A text, or null where it is absent or null; false where something else stands.</summary>
    private static bool TryText(JsonElement body, string name, out string? text)
    {
        text = null;
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        text = value.GetString();
        return true;
    }
}
