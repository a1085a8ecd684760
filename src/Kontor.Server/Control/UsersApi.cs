using Kontor.World;
using Kontor.World.Directory;

namespace Kontor.Server.Control;

/// <summary>Users and their standing.</summary>
internal static class UsersApi
{
    public static void MapUsers(this RouteGroupBuilder control)
    {
        control.MapGet("/users", (LiveWorld world) => world.Directory.Users.Select(View.Of)).WithSummary("All users.");
        control.MapPost("/users", Create).WithSummary("Creates a user.");
        control.MapGet("/users/{id:long}", Show).WithSummary("One user.");
        control.MapPatch("/users/{id:long}", Patch).WithSummary("Changes a user's state, second factor or accounts.");
    }

    private static Task<IResult> Create(NewUser user, LiveWorld world) =>
        world
            .ExecuteAsync(
                new CreateUser(user.Name ?? "")
                {
                    State = user.State ?? UserState.Active,
                    HasSecondFactor = user.SecondFactor ?? true,
                    Accounts = Flags.Join(user.Accounts) ?? AccountKinds.All,
                }
            )
            .ToResultAsync(View.Of, StatusCodes.Status201Created);

    private static IResult Show(long id, LiveWorld world) =>
        world.Directory.FindUser(id) is { } user ? Results.Ok(View.Of(user)) : Problem.NotFound($"There is no user {id}.");

    private static Task<IResult> Patch(long id, UserPatch patch, LiveWorld world) =>
        world
            .ExecuteAsync(
                new PatchUser(id)
                {
                    State = patch.State,
                    HasSecondFactor = patch.SecondFactor,
                    Accounts = Flags.Join(patch.Accounts),
                }
            )
            .ToResultAsync(View.Of);

    internal sealed record NewUser(string? Name, UserState? State, bool? SecondFactor, AccountKinds[]? Accounts);

    internal sealed record UserPatch(UserState? State, bool? SecondFactor, AccountKinds[]? Accounts);

    internal sealed record View(
        long Id,
        string Name,
        UserState State,
        bool SecondFactor,
        IEnumerable<AccountKinds> Accounts,
        string CreatedAt
    )
    {
        public static View Of(UserRecord user) =>
            new(
                user.Number,
                user.Name,
                user.State,
                user.HasSecondFactor,
                Flags.Split(user.Accounts, AccountKinds.All),
                RequestsApi.Instant(user.CreatedMs)
            );
    }
}
