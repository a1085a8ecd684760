using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Kontor.Gate;

namespace Kontor.Server.Commands;

/// <summary>Reads the gate's settings from a JSON file and reports every mistake in it at once.</summary>
internal static class GateSettingsFile
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static GateOptions Read(string? path)
    {
        if (path is null)
            return new GateOptions();
        GateOptions options;
        try
        {
            options = JsonSerializer.Deserialize<GateOptions>(File.ReadAllText(path), s_json) ?? new GateOptions();
        }
        catch (Exception mistake) when (mistake is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{path}: {mistake.Message}", mistake);
        }

        var mistakes = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), mistakes, validateAllProperties: true)
            ? options
            : throw new FormatException(string.Join(Environment.NewLine, mistakes.Select(one => $"{path}: {one.ErrorMessage}")));
    }
}
