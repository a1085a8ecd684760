using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.Gate;
using Kontor.Server.Following;

namespace Kontor.Server.Commands;

/// <summary>Reads the settings of the gate, and under <c>follow</c> the chains to follow, and reports every mistake in the file at once.</summary>
internal static class SettingsFile
{
    private const string Follow = "follow";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static (GateOptions Gate, IReadOnlyList<FollowSetting> Follow) Read(string? path)
    {
        if (path is null)
            return (new GateOptions(), []);
        var mistakes = new List<string>();
        var (gate, entries) = Parse(path);
        var results = new List<ValidationResult>();
        if (!Validator.TryValidateObject(gate, new ValidationContext(gate), results, validateAllProperties: true))
            mistakes.AddRange(results.Select(one => one.ErrorMessage ?? "A setting is out of its bounds."));
        var follow = new List<FollowSetting>();
        foreach (var entry in entries)
        {
            if (entry.ToSetting() is not { } setting)
                mistakes.Add($"{Follow}: {entry.Chain ?? "a chain without a name"} has no URL that begins with http:// or https://.");
            else if (setting.Mistakes() is { Count: > 0 } own)
                mistakes.AddRange(own.Select(one => $"{Follow}: {setting.Chain}: {one}"));
            else
                follow.Add(setting);
        }
        return mistakes.Count == 0
            ? (gate, follow)
            : throw new FormatException(string.Join(Environment.NewLine, mistakes.Select(one => $"{path}: {one}")));
    }

    private static (GateOptions Gate, FollowEntry[] Follow) Parse(string path)
    {
        try
        {
            var comments = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
            var ignoringCase = new JsonNodeOptions { PropertyNameCaseInsensitive = true };
            if (JsonNode.Parse(File.ReadAllText(path), ignoringCase, comments) is not JsonObject settings)
                throw new JsonException("The settings are no JSON object.");
            FollowEntry[] entries = settings[Follow] is { } list ? list.Deserialize<FollowEntry[]>(s_json) ?? [] : [];
            settings.Remove(Follow);
            return (settings.Deserialize<GateOptions>(s_json) ?? new GateOptions(), entries);
        }
        catch (Exception mistake) when (mistake is JsonException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            // A name that stands in an object twice is told by an ArgumentException.
            throw new FormatException($"{path}: {mistake.Message}", mistake);
        }
    }
}
